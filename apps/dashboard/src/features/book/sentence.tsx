import { defang, type OrganizationId } from '@entente/domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useOrganizations, type Directory } from '../../api/reading.js';
import type { Entry } from '../../api/shapes.js';
import { isRedacted } from '../../live/apply.js';
import type { IconName } from '../../ui/Icon.js';
import { listed } from '../../ui/listed.js';
import { plainText } from '../../ui/Markdown.js';
import { Rich } from '../../ui/Rich.js';
import { date, dateAndTime } from '../../ui/time.js';

/**
 * What happened, as one sentence: for the timeline, the feed, the inbox and announcements. The subject is what the entry
 * names by its id alone.
 */
export function Sentence({ entry, subject }: { entry: Entry; subject?: string | undefined }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { text, values } = sentenceOf(entry, organizations, t);
  return (
    <>
      <Rich text={text} values={values} />
      {subject !== undefined && (
        <>
          {' · '}
          <bdi>{subject}</bdi>
        </>
      )}
    </>
  );
}

interface Told {
  text: string;
  values: Record<string, string | number>;
}

export function plainSentence(
  entry: Entry,
  organizations: Directory,
  t: TFunction,
  subject?: string,
): string {
  const { text, values } = sentenceOf(entry, organizations, t);
  const sentence = t(text, values).replaceAll(/<\/?b>/g, '');
  return subject === undefined ? sentence : `${sentence} · ${subject}`;
}

function sentenceOf(entry: Entry, { name }: Directory, t: TFunction): Told {
  const { event } = entry;
  const who = name(event.owner);
  if (isRedacted(entry)) return { text: 'event.redacted', values: { who } };
  return { text: `event.${variantOf(entry)}`, values: { who, ...valuesOf(event, name, t) } };
}

/** Some events read better in two ways, with a reason or a due time and without one. */
function variantOf({ event }: Entry): string {
  switch (event.type) {
    case 'status-changed':
      return event.data.reason ? 'status-changed-because' : event.type;
    case 'participant-removed':
    case 'invitation-declined':
    case 'participant-withdrew':
    case 'assistance-cancelled':
      return event.data.reason ? `${event.type}-because` : event.type;
    case 'header-changed':
      return event.data.severity ? 'severity-changed' : event.data.tlp ? 'marking-changed' : event.type;
    case 'task-assigned':
      return event.data.dueAt ? 'task-assigned-due' : event.type;
    case 'custody-recorded':
      return `custody-${event.data.act}`;
    default:
      return event.type;
  }
}

type Names = (id: OrganizationId) => string;

function valuesOf(event: Entry['event'], name: Names, t: TFunction): Record<string, string | number> {
  switch (event.type) {
    case 'case-opened':
      return { title: event.data.title };
    case 'header-changed':
      return {
        severity: event.data.severity ? t(`severity.${event.data.severity}`) : '',
        tlp: event.data.tlp ?? '',
        fields: listed(Object.keys(event.data).map((field) => t(`field.${field}`))),
      };
    case 'status-changed':
      return { status: t(`status.${event.data.to}`), reason: event.data.reason ?? '' };
    case 'escalation-changed':
      return { level: t(`escalation.${event.data.level}`), reason: event.data.reason };
    case 'lead-changed':
      return { whom: name(event.data.lead) };
    case 'participant-invited':
      return { whom: name(event.data.organization), role: t(`participation.${event.data.role}`) };
    case 'participant-removed':
      return { whom: name(event.data.organization), reason: event.data.reason ?? '' };
    case 'invitation-declined':
    case 'participant-withdrew':
      return { reason: event.data.reason ?? '' };
    case 'handover-offered':
    case 'handover-withdrawn':
      return { whom: name(event.data.organization) };
    case 'indicator-added':
      return { value: defang(event.data.type, event.data.value) };
    case 'evidence-added':
      return { name: event.data.name };
    case 'custody-recorded':
      return { text: event.data.text ?? '' };
    case 'update-posted':
    case 'correction-made':
      return { text: plainText(event.data.text) };
    default:
      return valuesOfDealings(event, name, t);
  }
}

function valuesOfDealings(event: Entry['event'], name: Names, t: TFunction): Record<string, string | number> {
  switch (event.type) {
    case 'assistance-requested':
      return {
        whom: name(event.data.to),
        kind: t(`assistance.${event.data.kind}`),
        due: dateAndTime(event.data.dueAt),
      };
    case 'assistance-answered':
      return { whom: name(event.data.to), state: t(`request.${event.data.state}`) };
    case 'assistance-cancelled':
      return { whom: name(event.data.to), reason: event.data.reason ?? '' };
    case 'task-assigned':
      return {
        whom: name(event.data.assignee),
        title: event.data.title,
        due: event.data.dueAt ? dateAndTime(event.data.dueAt) : '',
      };
    case 'task-state-changed':
      return { state: t(`task.${event.data.state}`) };
    case 'clock-started':
      return {
        duty: t(`duty.${event.data.duty}`),
        due: dateAndTime(event.data.dueAt),
      };
    case 'agreement-drafted':
    case 'agreement-changed':
    case 'agreement-proposed':
      return { title: event.data.title };
    case 'agreement-suspended':
    case 'agreement-terminated':
      return { reason: event.data.reason };
    case 'agreement-renewed':
      return { until: date(event.data.effectiveUntil) };
    case 'agreement-contacts-changed':
      return { names: event.data.contacts.map((contact) => contact.name).join(', ') || '–' };
    case 'agreement-document-recorded':
      return { name: event.data.name };
    case 'publication-published':
    case 'publication-revised':
      return { title: event.data.content.title };
    case 'publication-withdrawn':
      return { kind: t(`publication.kind.${event.data.kind}`), reason: event.data.reason };
    case 'publication-acknowledged':
      return { kind: t(`publication.kind.${event.data.kind}`) };
    case 'publication-commented':
      return { text: plainText(event.data.text) };
    default:
      return {};
  }
}

export const eventIcons: Record<Entry['event']['type'], IconName> = {
  'case-opened': 'plus',
  'header-changed': 'pen',
  'status-changed': 'flag',
  'escalation-changed': 'up',
  'lead-changed': 'handover',
  'participant-invited': 'partners',
  'participant-removed': 'cross',
  'invitation-accepted': 'check',
  'invitation-declined': 'cross',
  'participant-withdrew': 'out',
  'handover-offered': 'handover',
  'handover-withdrawn': 'handover',
  'handover-accepted': 'handover',
  'update-posted': 'pen',
  'indicator-added': 'target',
  'evidence-added': 'disclosures',
  'custody-recorded': 'disclosures',
  'correction-made': 'pen',
  'assistance-requested': 'requests',
  'assistance-answered': 'requests',
  'assistance-cancelled': 'cross',
  'task-assigned': 'task',
  'task-state-changed': 'task',
  'clock-started': 'clock',
  'clock-met': 'clock',
  'agreement-drafted': 'agreements',
  'agreement-changed': 'agreements',
  'agreement-proposed': 'agreements',
  'agreement-signed': 'sign',
  'agreement-suspended': 'pause',
  'agreement-resumed': 'play',
  'agreement-terminated': 'cross',
  'agreement-renewed': 'refresh',
  'agreement-document-recorded': 'disclosures',
  'agreement-contacts-changed': 'pen',
  'publication-published': 'exchange',
  'publication-revised': 'exchange',
  'publication-withdrawn': 'cross',
  'publication-acknowledged': 'check',
  'publication-commented': 'pen',
};
