import { placeName, stateAt, type Agreement } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { organizationsQuery, useAgreements } from '../../api/reading.js';
import { may, useSession } from '../../app/session.js';
import { PhoneLink } from '../../ui/PhoneLink.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { date, useNow, weekdayAndTime, zoneName } from '../../ui/time.js';
import { ContactsNow } from '../agreements/ContactsNow.js';
import { StateMark } from '../agreements/State.js';
import '../agreements/agreements.css';
import { countriesOf, partnersOf, type Partner } from './cooperation.js';
import { CooperationMark } from './CooperationMark.js';
import { TheirCapabilities } from './TheirCapabilities.js';
import { CasesTogether, SumTogether, WorkTogether } from './Together.js';
import './partners.css';
import { listed } from '../../ui/listed.js';

/** One organisation as our book and our agreements tell of it: how to reach it now, and what there is between us. */
export function PartnerScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const { organization: us } = useSession();
  const { data, isPending, error, refetch } = useQuery(organizationsQuery);
  const register = useAgreements();
  const at = new Date(useNow(60_000)).toISOString();
  if (isPending) return <Loading />;
  if (!data) return <Failed page error={error} again={() => void refetch()} />;
  const partner = partnersOf(us.id, data, register, at).find(({ organization }) => organization.id === id);
  if (!partner)
    return (
      <Empty page icon="partners" title={t('partner.notFound')}>
        <Link to="/partners">{t('nav.partners')}</Link>
      </Empty>
    );
  return <PartnerPage key={partner.organization.id} partner={partner} at={at} />;
}

function PartnerPage({ partner, at }: { partner: Partner; at: string }) {
  const { i18n } = useTranslation();
  const { organization, cooperation } = partner;
  const { country: code } = organization;
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/partners/countries/$code" params={{ code }} title={placeName(code, i18n.language)}>
          <CountryChip organization={organization} />
        </Link>
        <h1>{organization.shortName}</h1>
        <CooperationMark cooperation={cooperation} />
      </div>
      <AllOf partner={partner} at={at} />
    </div>
  );
}

/**
 * The organisations of one country under how we stand to the country: all that there is between us and those with whom
 * something was ever agreed, and the names of the others.
 */
export function CountryScreen() {
  const { t, i18n } = useTranslation();
  const { code = '' } = useParams({ strict: false });
  const session = useSession();
  const { data, isPending, error, refetch } = useQuery(organizationsQuery);
  const register = useAgreements();
  const at = new Date(useNow(60_000)).toISOString();
  if (isPending) return <Loading />;
  if (!data) return <Failed page error={error} again={() => void refetch()} />;
  const country = countriesOf(partnersOf(session.organization.id, data, register, at)).find(
    (one) => one.code === code,
  );
  if (!country)
    return (
      <Empty page icon="partners" title={t('partner.notFound')}>
        <Link to="/partners">{t('nav.partners')}</Link>
      </Empty>
    );
  const strangers = country.partners.filter(({ cooperation }) => cooperation === 'none');
  const known = country.partners.filter(({ cooperation }) => cooperation !== 'none');
  return (
    <div className="page">
      <div className="page-head">
        <CountryChip code={code} />
        <h1>{placeName(code, i18n.language)}</h1>
        <CooperationMark cooperation={country.cooperation} />
      </div>
      {may(session, 'readBook') && known.length > 0 && <SumTogether partners={known} at={at} />}
      {known.map((partner) => (
        <section key={partner.organization.id} className="partner-of-country">
          <h2>
            <Link to="/partners/$id" params={{ id: partner.organization.id }}>
              {partner.organization.shortName}
            </Link>
          </h2>
          <AllOf partner={partner} at={at} />
        </section>
      ))}
      {strangers.length > 0 && (
        <section className="panel">
          <div className="panel-head">
            <h2>{t('cooperation.none')}</h2>
          </div>
          <ul className="rows">
            {strangers.map(({ organization: { id, shortName, name } }) => (
              <li key={id} className="panel-line">
                <Link to="/partners/$id" params={{ id }}>
                  {shortName}
                </Link>{' '}
                <span className="small dim">{name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Who they are and how to reach them, and all that there is between us. */
function AllOf({ partner, at }: { partner: Partner; at: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { organization, agreements } = partner;
  const { id, name, kind, languages } = organization;
  const contacts = contactsIn(agreements.filter((agreement) => stateAt(agreement, at) === 'active'));
  return (
    <>
      <section className="panel partner-who">
        <p>{name}</p>
        <p className="small dim">
          {[t(`organizationKind.${kind}`), languages?.join(', ')].filter(Boolean).join(' · ')}
        </p>
        <Reach partner={partner} />
      </section>
      {may(session, 'readBook') && <WorkTogether partner={organization} />}
      <div className="partner-split">
        <div>
          <ContactsNow record={{ parties: [id], contacts }} />
          <Agreements agreements={agreements} at={at} />
        </div>
        {may(session, 'readBook') && <CasesTogether partner={organization} />}
      </div>
      {may(session, 'readBook') && <TheirCapabilities partner={organization} />}
    </>
  );
}

function Reach({ partner: { organization } }: { partner: Partner }) {
  const { t } = useTranslation();
  const present = useNow(30_000);
  const { phone, email, timeZone } = organization;
  return (
    <dl className="partner-facts">
      <div>
        <dt className="small dim">{t('field.phone')}</dt>
        <dd>{phone ? <PhoneLink phone={phone} /> : '–'}</dd>
      </div>
      <div>
        <dt className="small dim">{t('field.email')}</dt>
        <dd>{email ? <a href={`mailto:${email}`}>{email}</a> : '–'}</dd>
      </div>
      <div>
        <dt className="small dim">{t('partner.timeThere')}</dt>
        <dd>
          {timeZone ? (
            <>
              <b>{weekdayAndTime(new Date(present).toISOString(), timeZone)}</b>{' '}
              <span className="small dim">{zoneName(timeZone)}</span>
            </>
          ) : (
            '–'
          )}
        </dd>
      </div>
    </dl>
  );
}

/** Points of contact that papers in force name, each once. */
function contactsIn(agreements: readonly Agreement[]) {
  const all = agreements.flatMap(({ contacts }) => contacts ?? []);
  const same = (one: object) => JSON.stringify(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)));
  return all.filter((one, place) => all.findIndex((other) => same(other) === same(one)) === place);
}

function Agreements({ agreements, at }: { agreements: readonly Agreement[]; at: string }) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('nav.agreements')}</h2>
      </div>
      <ul className="rows">
        {agreements.map((agreement) => (
          <li key={agreement.id} className="partner-paper">
            <Link to="/agreements/$id" params={{ id: agreement.id }}>
              {agreement.title}
            </Link>
            <span className="small dim">{listed(agreement.scopes.map((scope) => t(`scope.${scope}`)))}</span>
            <span className="partner-paper-end small">
              <StateMark state={stateAt(agreement, at)} />
              <TlpBadge tlp={agreement.ceiling} />
              <span className="dim">{t('partner.until', { date: date(agreement.effectiveUntil) })}</span>
            </span>
          </li>
        ))}
      </ul>
      {agreements.length === 0 && <p className="panel-line small dim">{t('partners.noAgreement')}</p>}
    </section>
  );
}
