import type { RecordedCaseEvent } from '@entente/domain';
import { fill, wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Disclosure, Telling } from '../occasion.js';
import { narrowest } from '../marking.js';
import { table } from '../table.js';
import { grouped, tallied } from './kinds.js';

/** How much of a time, as a report says it, tells a minute and a day. */
const minute = '2026-11-24 14:05'.length;
const day = '2026-11-24'.length;
/** Where a line for each minute made more of them than this, there is one for each day. */
const most = 300;

/** An event that somebody was told, and when in the zone of the report. */
interface Shown {
  disclosure: Disclosure;
  event: RecordedCaseEvent;
  when: string;
}

/** What one organisation was told on one basis, in the order of time. */
interface Lot {
  who: string;
  basis: string;
  /** The basis as a line of many says it: an agreement by its number. */
  brief: string;
  told: readonly Shown[];
}

/** Who was told what of the house's own events, when and on what basis. A partner reads of itself alone. */
export function disclosures(told: Told, t: Telling): Draft {
  const shown = shownOf(told, t);
  if (shown.length === 0) return undefined;
  const { words } = t;
  const lots = lotsOf(shown, t);
  const minutes = new Set(shown.map(({ when }) => when));
  const byMinute = minutes.size > most ? [] : rowsOf(lots, minute, t);
  const rows = minutes.size > most || byMinute.length > most ? rowsOf(lots, day, t) : byMinute;
  return {
    from: shown.map(({ event }) => event),
    blocks: [
      table(
        [
          [words['column.to'], 15],
          [words['column.basis'], 37],
          [words['column.learned'], 10, 'number'],
          [`${words['column.first']} / ${words['column.last']}`, 24, 'time'],
          [words['column.tlp'], 14, 'tlp'],
        ],
        lots.map((lot) => [
          ...[lot.who, lot.basis, String(lot.told.length), spanOf([lot], '\n')],
          narrowest(lot.told.map(({ event }) => event)),
        ]),
      ),
      table(
        [
          [words['column.time'], 17, 'time'],
          [words['column.to'], 15],
          [words['column.what'], 34],
          [words['column.basis'], 20],
          [words['column.tlp'], 14, 'tlp'],
        ],
        rows,
      ),
    ],
  };
}

function shownOf({ events, ledger }: Told, t: Telling): Shown[] {
  const byId = new Map(events.map((event) => [String(event.id), event]));
  // Several are told an event at one time, and to say a time takes its own.
  const times = new Map<string, string>();
  const whenOf = (at: Disclosure['at']) => {
    const when = times.get(at) ?? t.time(at);
    times.set(at, when);
    return when;
  };
  return ledger
    .flatMap((disclosure) => {
      const event = byId.get(disclosure.eventId);
      return event && (!t.audience || disclosure.organization === t.audience)
        ? [{ disclosure, event, when: whenOf(disclosure.at) }]
        : [];
    })
    .sort(byTime);
}

function byTime({ disclosure: { at: a } }: Shown, { disclosure: { at: b } }: Shown): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lotsOf(shown: readonly Shown[], t: Telling): Lot[] {
  const each = grouped(shown, ({ disclosure: { organization, basis, agreementId } }) =>
    [organization, basis, agreementId].join(' '),
  );
  const numbers = new Map<string, string>();
  return [...each.values()].flatMap((told) => {
    const [first] = told;
    if (!first) return [];
    const { organization, agreementId } = first.disclosure;
    const said = basisOf(first.disclosure, t);
    const who = organization ? t.who(organization) : t.words['text.another'];
    if (!agreementId || !t.agreements.has(agreementId)) return [{ who, basis: said, brief: said, told }];
    const brief = numbers.get(agreementId) ?? `(${numbers.size + 1})`;
    numbers.set(agreementId, brief);
    return [{ who, basis: `${brief} ${said}`, brief, told }];
  });
}

/** What was told within the same minute or day: a row for all who were told the same. */
function rowsOf(lots: readonly Lot[], letters: number, t: Telling): string[][] {
  const parts = lots
    .flatMap((lot) =>
      [...grouped(lot.told, ({ when }) => when.slice(0, letters)).values()].map((told) => ({ ...lot, told })),
    )
    .map((lot) => ({ lot, first: lot.told[0] }))
    .sort((a, b) => (a.first && b.first ? byTime(a.first, b.first) : 0));
  const alike = grouped(parts, ({ lot, first }) =>
    [first?.when.slice(0, letters), ...lot.told.map(({ disclosure }) => disclosure.eventId)].join(' '),
  );
  return [...alike.values()].map((some) => {
    const same = some.map(({ lot }) => lot);
    const events = (same[0]?.told ?? []).map(({ event }) => event);
    return [
      spanOf(same, '\n– '),
      same.map(({ who }) => who).join('\n'),
      tallied(events.map(({ type }) => wordFor(t.words, 'eventName', type))),
      same.map(({ brief }) => brief).join('\n'),
      narrowest(events),
    ];
  });
}

/** The first and the last time of all, or the one that there is. */
function spanOf(lots: readonly Lot[], between: string): string {
  const ends = lots.flatMap(({ told }) => [...told.slice(0, 1), ...told.slice(-1)]).sort(byTime);
  return [...new Set([...ends.slice(0, 1), ...ends.slice(-1)].map(({ when }) => when))].join(between);
}

function basisOf({ basis, agreementId }: Disclosure, t: Telling): string {
  const title = agreementId && t.agreements.get(agreementId);
  if (basis === 'agreement' && !title) return t.words['basis.anAgreement'];
  return fill(wordFor(t.words, 'basis', basis), { title: title ?? '' });
}
