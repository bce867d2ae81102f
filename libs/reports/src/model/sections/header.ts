import { Classification, classificationLabel, placeName, sectors, type CaseView } from '@entente/domain';
import { fill, wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import type { Block } from '../report.js';
import { isHeader } from './kinds.js';

export function summary(told: Told, t: Telling): Draft {
  const { view, events, page, organization } = told;
  const { words } = t;
  const from = events.filter(isHeader);
  const parties = view.participants.filter(({ state }) => state === 'accepted').length;
  const opening = fill(words['text.opening'], {
    lead: t.who(view.lead),
    opened: t.time(view.openedAt),
    status: wordFor(words, 'status', view.status).toLocaleLowerCase(t.language),
    parties: parties === 1 ? words['text.partiesOne'] : fill(words['text.parties'], { n: parties }),
  });
  const counts = fill(words['text.counts'], {
    updates: page.updates.length,
    indicators: page.indicators.length,
    requests: view.requests.length,
    tasks: view.tasks.length,
  });
  const limits = t.audience
    ? fill(words['text.forPartner'], { audience: t.who(t.audience), who: t.who(organization) })
    : fill(words['text.ownOnly'], { who: t.who(organization) });
  const blocks: Block[] = [
    ...(view.summary ? [{ kind: 'text', text: plain(view.summary) } as const] : []),
    { kind: 'text', text: from.length > 0 ? `${opening} ${counts}` : counts },
    ...(view.closingSummary ? [{ kind: 'text', text: plain(view.closingSummary) } as const] : []),
    ...(from.length > 0
      ? []
      : [{ kind: 'note', text: fill(words['text.noHeader'], { who: t.who(organization) }) } as const]),
    { kind: 'note', text: limits },
  ];
  return { from, blocks };
}

export function classification({ view, events }: Told, t: Telling): Draft {
  const from = events.filter(isHeader);
  if (from.length === 0) return undefined;
  const { words } = t;
  const rows: [string, string][] = [
    [words['field.class'], classLabel(view.classification)],
    [words['field.severity'], wordFor(words, 'severity', view.severity)],
    [words['field.marking'], view.tlp],
    [words['field.pap'], view.pap ?? ''],
    [words['field.countries'], view.affectedCountries.map((place) => placeName(place, t.language)).join(', ')],
    [words['field.sectors'], view.sectors.map(sectorLabel).join(', ')],
    [words['field.occurred'], t.time(view.occurredAt)],
    [words['field.detected'], t.time(view.detectedAt)],
    [words['field.reported'], t.time(view.openedAt)],
    [words['field.closed'], t.time(view.closedAt)],
    ...lengths(view, t),
    [words['field.escalation'], wordFor(words, 'escalation', view.escalation)],
    [words['field.disposition'], wordFor(words, 'disposition', view.disposition)],
    [words['field.duplicateOf'], view.duplicateOf ?? ''],
    [words['field.references'], view.externalReferences.map(referenceText).join('\n')],
  ];
  return { from, blocks: [{ kind: 'facts', rows: rows.filter(([, value]) => value !== '') }] };
}

function lengths({ occurredAt, detectedAt, openedAt, closedAt }: CaseView, t: Telling): [string, string][] {
  const undetected: [string, string] | undefined =
    occurredAt && detectedAt ? [t.words['field.detectionTime'], t.length(occurredAt, detectedAt)] : undefined;
  const open: [string, string] | undefined =
    openedAt && closedAt ? [t.words['field.duration'], t.length(openedAt, closedAt)] : undefined;
  return [undetected, open].filter((row) => row !== undefined);
}

function referenceText(reference: CaseView['externalReferences'][number]): string {
  return Object.values(reference).join(' ');
}

/** The class as the taxonomy names it, which is in English everywhere. */
export function classLabel(id: string): string {
  const known = Classification.safeParse(id);
  return known.success ? classificationLabel(known.data) : id;
}

export function sectorLabel(id: string): string {
  return sectors.find((sector) => sector.id === id)?.label ?? id;
}
