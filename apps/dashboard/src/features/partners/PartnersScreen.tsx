import { Button } from '@mantine/core';
import { stateAt } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organizationsQuery, useAgreements } from '../../api/reading.js';
import type { Organization } from '../../api/shapes.js';
import { isRegistrar, useSession } from '../../app/session.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { clockTime, useNow } from '../../ui/time.js';
import { StateMark } from '../agreements/State.js';
import { RegisterOrganization } from './RegisterOrganization.js';
import './partners.css';

/** Who is on this node, how to reach them now, and what is agreed with them. */
export function PartnersScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, isPending, error, refetch } = useQuery(organizationsQuery);
  const [registering, setRegistering] = useState(false);
  const partners = (data ?? []).filter(({ id }) => id !== session.organization.id);
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
      <ul className="partner-grid">
        {partners.map((partner) => (
          <Partner key={partner.id} partner={partner} />
        ))}
      </ul>
      {registering && <RegisterOrganization onClose={() => setRegistering(false)} />}
    </div>
  );
}

function Partner({ partner }: { partner: Organization }) {
  const { t } = useTranslation();
  const agreements = useAgreements();
  const present = useNow(30_000);
  const at = new Date(present).toISOString();
  const ours = agreements.filter(({ parties }) => parties.includes(partner.id));
  return (
    <li className="panel partner">
      <div className="partner-head">
        <CountryChip organization={partner} />
        <h2>{partner.shortName}</h2>
        {partner.timeZone && (
          <span className="end small dim">
            {t('partners.there', { time: clockTime(present, partner.timeZone) })}
          </span>
        )}
      </div>
      <p className="dim">{partner.name}</p>
      <p className="small faint">
        {[t(`organizationKind.${partner.kind}`), partner.languages?.join(', ')].filter(Boolean).join(' · ')}
      </p>
      <p className="small partner-reach">
        {partner.phone && <a href={`tel:${partner.phone.replaceAll(' ', '')}`}>{partner.phone}</a>}
        {partner.email && <a href={`mailto:${partner.email}`}>{partner.email}</a>}
      </p>
      <ul className="partner-agreements">
        {ours.map((agreement) => (
          <li key={agreement.id}>
            <Link to="/agreements/$id" params={{ id: agreement.id }}>
              {agreement.title}
            </Link>
            <StateMark state={stateAt(agreement, at)} />
            <TlpBadge tlp={agreement.ceiling} />
          </li>
        ))}
        {ours.length === 0 && <li className="small dim">{t('partners.noAgreement')}</li>}
      </ul>
      <Link to="/cases" search={{ view: 'all', participant: partner.id }} className="small">
        {t('partners.casesWith', { who: partner.shortName })}
      </Link>
    </li>
  );
}
