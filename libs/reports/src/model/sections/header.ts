import type { CaseView } from '@entente/domain';
import { fill, wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import type { Block } from '../report.js';
import { headerFields } from './header-fields.js';
import { isHeader, ofType } from './kinds.js';

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
  const {
    title: _title,
    summary: _summary,
    reference: _reference,
    status: _status,
    closingSummary: _closing,
    ...rest
  } = view;
  const rows = [...headerFields(rest, t), ...lengths(view, events, t)].filter(([, value]) => value !== '');
  return { from, blocks: [{ kind: 'facts', rows }] };
}

/** How long it took until the incident was detected, contained and closed. */
function lengths(
  { occurredAt, detectedAt, openedAt, closedAt }: CaseView,
  events: Told['events'],
  t: Telling,
): [string, string][] {
  const undetected: [string, string] | undefined =
    occurredAt && detectedAt ? [t.words['field.detectionTime'], t.length(occurredAt, detectedAt)] : undefined;
  const open: [string, string] | undefined =
    openedAt && closedAt ? [t.words['field.duration'], t.length(openedAt, closedAt)] : undefined;
  const containedAt = ofType(events, 'status-changed').find(({ data }) => data.to === 'contained')?.at;
  const spreading: [string, string] | undefined =
    openedAt && containedAt ? [t.words['field.containment'], t.length(openedAt, containedAt)] : undefined;
  return [undetected, spreading, open].filter((row) => row !== undefined);
}
