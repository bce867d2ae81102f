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
  const bases = basesOf(shown, t);
  const byMinute = rowsOf(shown, minute, bases, t);
  const rows = byMinute.length > most ? rowsOf(shown, day, bases, t) : byMinute;
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
        inAll(shown, bases, t),
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

interface Shown {
  disclosure: Disclosure;
  event: RecordedCaseEvent;
}

/** On what basis something was told, in full and as a line of many says it: agreements by a number. */
type Bases = (disclosure: Disclosure) => { full: string; brief: string };

function basesOf(shown: readonly Shown[], t: Telling): Bases {
  const agreements = shown.flatMap(({ disclosure: { basis, agreementId } }) =>
    basis === 'agreement' && agreementId && t.agreements.has(agreementId) ? [agreementId] : [],
  );
  const numbers = new Map([...new Set(agreements)].map((id, i) => [id, `(${i + 1})`]));
  return (disclosure) => {
    const said = basisOf(disclosure, t);
    const number = disclosure.agreementId && numbers.get(disclosure.agreementId);
    return number ? { full: `${number} ${said}`, brief: number } : { full: said, brief: said };
  };
}

/** For each who was told, and each basis on which that was done: how many events, between which times. */
function inAll(shown: readonly Shown[], bases: Bases, t: Telling): string[][] {
  const each = grouped(shown, ({ disclosure }) =>
    [disclosure.organization, bases(disclosure).full].join(' '),
  );
  return [...each.values()].map((told) => [
    whoOf(told, t),
    told
      .slice(0, 1)
      .map(({ disclosure }) => bases(disclosure).full)
      .join(''),
    String(told.length),
    [...new Set([told[0], told.at(-1)].map((one) => t.time(one?.disclosure.at)))].join('\n'),
    narrowest(told.map(({ event }) => event)),
  ]);
}

/** What was told within the same minute or day: a row for all who were told the same. */
function rowsOf(shown: readonly Shown[], letters: number, bases: Bases, t: Telling): string[][] {
  const each = grouped(shown, ({ disclosure: { at, organization, basis, agreementId } }) =>
    [t.time(at).slice(0, letters), organization, basis, agreementId].join(' '),
  );
  const alike = grouped([...each.values()], (told) =>
    [
      t.time(told[0]?.disclosure.at).slice(0, letters),
      ...told.map(({ disclosure }) => disclosure.eventId),
    ].join(' '),
  );
  return [...alike.values()].map((groups) => {
    const told = groups[0] ?? [];
    const times = groups.flatMap((group) => group.map(({ disclosure }) => disclosure.at)).sort();
    return [
      [...new Set([t.time(times[0]), t.time(times.at(-1))])].join('\n– '),
      groups.map((group) => whoOf(group, t)).join('\n'),
      tallied(told.map(({ event }) => wordFor(t.words, 'eventName', event.type))),
      groups.flatMap(([first]) => (first ? [bases(first.disclosure).brief] : [])).join('\n'),
      narrowest(told.map(({ event }) => event)),
    ];
  });
}

function whoOf([first]: readonly Shown[], t: Telling): string {
  return first?.disclosure.organization ? t.who(first.disclosure.organization) : t.words['text.another'];
}

function basisOf({ basis, agreementId }: Disclosure, t: Telling): string {
  const title = agreementId && t.agreements.get(agreementId);
  if (basis === 'agreement' && !title) return t.words['basis.anAgreement'];
  return fill(wordFor(t.words, 'basis', basis), { title: title ?? '' });
}
