import { dutyAt, type DutyNow, type OrganizationId, type Terms } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { Organization } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { Icon } from '../../ui/Icon.js';
import { PhoneLink } from '../../ui/PhoneLink.js';
import { ActionText, type Action } from '../../ui/actions.js';
import { CountryChip } from '../../ui/marks.js';
import { clockTime, length, useNow, weekdayAndTime, zoneName } from '../../ui/time.js';

type Contact = NonNullable<Terms['contacts']>[number];

interface Reachable {
  contact: Contact;
  /** Absent where no hours were said, or nobody knows by which clocks they count. */
  duty?: DutyNow;
}

/** Whom to call at each party at this moment: the others first, and of each those who are on duty. */
export function ContactsNow({
  record,
  change,
}: {
  record: Pick<Terms, 'parties' | 'contacts'>;
  /** Offers to change our own. */
  change?: Action | undefined;
}) {
  const { t } = useTranslation();
  const { organization: us } = useSession();
  const parties = [
    ...record.parties.filter((party) => party !== us.id),
    ...record.parties.filter((party) => party === us.id),
  ];
  return (
    <section className="panel">
      <h2>
        {t('agreement.contactsNow')}
        {change?.refusal === null && <ActionText action={change} />}
      </h2>
      <ul className="rows">
        {parties.map((party) => (
          <PartyNow key={party} party={party} contacts={record.contacts ?? []} />
        ))}
      </ul>
    </section>
  );
}

function PartyNow({ party, contacts }: { party: OrganizationId; contacts: readonly Contact[] }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const present = useNow(30_000);
  const organization = organizations.get(party);
  const zone = organization?.timeZone;
  const ours = contacts
    .filter(({ organizationId }) => organizationId === party)
    .map((contact): Reachable => {
      const at = new Date(present).toISOString();
      return { contact, ...(contact.hours && zone && { duty: dutyAt(contact.hours, zone, at) }) };
    })
    .sort((a, b) => Number(b.duty?.onDuty ?? false) - Number(a.duty?.onDuty ?? false));
  return (
    <li className="party-now">
      <p className="party-now-head">
        <CountryChip organization={organization} />
        <span className="strong">{organizations.name(party)}</span>
        {zone && (
          <span className="end small dim">
            {t('agreement.timeThere', { time: clockTime(present, zone), place: zoneName(zone) })}
          </span>
        )}
      </p>
      {ours.map(({ contact, duty }, place) => (
        <div key={place} className="contact-now">
          <span>
            {contact.name}
            {contact.role && <span className="dim"> · {contact.role}</span>}
          </span>
          <OnDuty duty={duty} zone={zone} />
          <Reach phone={contact.phone} email={contact.email} />
        </div>
      ))}
      {ours.length === 0 && <NobodyNamed organization={organization} />}
    </li>
  );
}

function NobodyNamed({ organization }: { organization: Organization | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="contact-now">
      <span className="dim">
        {t(organization?.phone || organization?.email ? 'agreement.noContact' : 'agreement.noContactAtAll')}
      </span>
      <Reach phone={organization?.phone} email={organization?.email} />
    </div>
  );
}

function OnDuty({ duty, zone }: { duty: DutyNow | undefined; zone: string | null | undefined }) {
  const { t } = useTranslation();
  const present = useNow(30_000);
  if (!duty) return <span className="small faint duty-now">{t('agreement.hoursUnknown')}</span>;
  const { onDuty, until } = duty;
  const changes = until && {
    time: weekdayAndTime(until, zone ?? 'UTC'),
    length: length(Date.parse(until) - present, t),
  };
  return (
    <span className={`small duty-now ${onDuty ? 'ok' : 'dim'}`}>
      <Icon name={onDuty ? 'check' : 'clock'} size={13} />{' '}
      {changes
        ? t(onDuty ? 'agreement.onDutyUntil' : 'agreement.offDutyUntil', changes)
        : t('agreement.dayAndNight')}
    </span>
  );
}

function Reach({ phone, email }: { phone?: string | null | undefined; email?: string | null | undefined }) {
  if (!phone && !email) return null;
  return (
    <span className="small contact-reach">
      {phone && <PhoneLink phone={phone} />}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </span>
  );
}
