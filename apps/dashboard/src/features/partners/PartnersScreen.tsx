import { Button } from '@mantine/core';
import { stateAt } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organizationsQuery, useAgreements } from '../../api/reading.js';
import { isRegistrar, useSession } from '../../app/session.js';
import { PhoneLink } from '../../ui/PhoneLink.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { clockTime, useNow } from '../../ui/time.js';
import { StateMark } from '../agreements/State.js';
import { partnersOf, type Partner } from './cooperation.js';
import { CooperationMap } from './CooperationMap.js';
import { CooperationMark } from './CooperationMark.js';
import { RegisterOrganization } from './RegisterOrganization.js';
import './partners.css';

/** Who is on this node, how to reach them now, and what is agreed with them. */
export function PartnersScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, isPending, error, refetch } = useQuery(organizationsQuery);
  const [registering, setRegistering] = useState(false);
  const agreements = useAgreements();
  const at = new Date(useNow(60_000)).toISOString();
  const partners = partnersOf(session.organization.id, data ?? [], agreements, at);
  const register = isRegistrar(session) && (
    <Button size="xs" onClick={() => setRegistering(true)}>
      {t('partners.register')}
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.partners')}</h1>
        <div className="end">{register}</div>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && partners.length === 0 && (
        <section className="panel">
          <Empty icon="partners" title={t('partners.none')}>
            <p>{t(isRegistrar(session) ? 'partners.noneHelpRegistrar' : 'partners.noneHelp')}</p>
            {register}
          </Empty>
        </section>
      )}
      {partners.length > 0 && <CooperationMap partners={partners} />}
      <ul className="partner-grid">
        {partners.map((partner) => (
          <PartnerCard key={partner.organization.id} partner={partner} />
        ))}
      </ul>
      {registering && <RegisterOrganization onClose={() => setRegistering(false)} />}
    </div>
  );
}

function PartnerCard({ partner: { organization, agreements, cooperation } }: { partner: Partner }) {
  const { t } = useTranslation();
  const present = useNow(30_000);
  const at = new Date(present).toISOString();
  const { id, name, shortName, kind, timeZone, languages, phone, email } = organization;
  return (
    <li className="panel partner">
      <div className="partner-head">
        <CountryChip organization={organization} />
        <h2>
          <Link to="/partners/$id" params={{ id }}>
            {shortName}
          </Link>
        </h2>
        {timeZone && (
          <span className="end small dim">{t('partners.there', { time: clockTime(present, timeZone) })}</span>
        )}
      </div>
      <p className="dim">{name}</p>
      <p className="small faint">
        {[t(`organizationKind.${kind}`), languages?.join(', ')].filter(Boolean).join(' · ')}
      </p>
      <p className="small">
        <CooperationMark cooperation={cooperation} />
      </p>
      <p className="small partner-reach">
        {phone && <PhoneLink phone={phone} />}
        {email && <a href={`mailto:${email}`}>{email}</a>}
      </p>
      <ul className="partner-agreements">
        {agreements.map((agreement) => (
          <li key={agreement.id}>
            <Link to="/agreements/$id" params={{ id: agreement.id }}>
              {agreement.title}
            </Link>
            <StateMark state={stateAt(agreement, at)} />
            <TlpBadge tlp={agreement.ceiling} />
          </li>
        ))}
        {agreements.length === 0 && <li className="small dim">{t('partners.noAgreement')}</li>}
      </ul>
    </li>
  );
}
