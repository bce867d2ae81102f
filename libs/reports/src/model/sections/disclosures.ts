import type { RecordedCaseEvent } from '@entente/domain';
import { fill, wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Disclosure, Telling } from '../occasion.js';
import { narrowest } from '../marking.js';
import { grouped, tallied } from './kinds.js';

/** How much of a time, as a report says it, tells a minute and a day. */
const minute = '2026-11-24 14:05'.length;
const day = '2026-11-24'.length;
/** Where a line for each minute made more of them than this, there is one for each day. */
const most = 300;

/** Who was told what of the house's own events, when and on what basis. A partner reads of itself alone. */
export function disclosures({ events, ledger }: Told, t: Telling): Draft {
  const byId = new Map(events.map((event) => [String(event.id), event]));
  const shown = ledger.flatMap((disclosure) => {
    const event = byId.get(disclosure.eventId);
    return event && (!t.audience || disclosure.organization === t.audience) ? [{ disclosure, event }] : [];
  });
  if (shown.length === 0) return undefined;
  const { words } = t;
  shown.sort((a, b) => (a.disclosure.at < b.disclosure.at ? -1 : a.disclosure.at > b.disclosure.at ? 1 : 0));
  const byMinute = rowsOf(shown, minute, t);
  const rows = byMinute.length > most ? rowsOf(shown, day, t) : byMinute;
  return {
    from: shown.map(({ event }) => event),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.time'], kind: 'time', width: 16 },
          { title: words['column.to'], kind: 'text', width: 14 },
          { title: words['column.what'], kind: 'text', width: 22 },
          { title: words['column.basis'], kind: 'text', width: 34 },
          { title: words['column.tlp'], kind: 'tlp', width: 14 },
        ],
        rows,
      },
    ],
  };
}

interface Shown {
  disclosure: Disclosure;
  event: RecordedCaseEvent;
}

/** What was told within the same minute or day: a row for all who were told the same. */
function rowsOf(shown: readonly Shown[], letters: number, t: Telling): string[][] {
  const each = grouped(shown, ({ disclosure: { at, organization, basis, agreementId } }) =>
    [t.time(at).slice(0, letters), organization, basis, agreementId].join(' '),
  );
  const alike = grouped([...each.values()], (told) =>
    [
      t.time(told[0]?.disclosure.at).slice(0, letters),
      ...told.map(({ disclosure }) => disclosure.eventId),
    ].join(' '),
  );
  return [...alike.values()].map((groups) => rowOf(groups, t));
}

/** `groups` are of those who were told the same, each of one of them on one basis. */
function rowOf(groups: readonly Shown[][], t: Telling): string[] {
  const told = groups[0] ?? [];
  const times = groups.flatMap((group) => group.map(({ disclosure }) => disclosure.at)).sort();
  const whoOf = ([first]: readonly Shown[]) =>
    first?.disclosure.organization ? t.who(first.disclosure.organization) : t.words['text.another'];
  const byBasis = grouped(groups, ([first]) => (first ? basisOf(first.disclosure, t) : ''));
  return [
    [...new Set([t.time(times[0]), t.time(times.at(-1))])].join('\n– '),
    groups.map(whoOf).join('\n'),
    tallied(told.map(({ event }) => wordFor(t.words, 'eventName', event.type))),
    [...byBasis]
      .map(([basis, some]) => (byBasis.size > 1 ? `${some.map(whoOf).join(', ')}: ${basis}` : basis))
      .join('\n'),
    narrowest(told.map(({ event }) => event)),
  ];
}

function basisOf({ basis, agreementId }: Disclosure, t: Telling): string {
  const title = agreementId && t.agreements.get(agreementId);
  if (basis === 'agreement' && !title) return t.words['basis.anAgreement'];
  return fill(wordFor(t.words, 'basis', basis), { title: title ?? '' });
}
