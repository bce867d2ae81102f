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
  const within = (letters: number) =>
    grouped(shown, ({ disclosure: { at, organization, basis, agreementId } }) =>
      [t.time(at).slice(0, letters), organization, basis, agreementId].join(' '),
    );
  const byMinute = within(minute);
  const together = byMinute.size > most ? within(day) : byMinute;
  const rows = [...together.values()].flatMap((told) => {
    const [first] = told;
    if (!first) return [];
    const { at, organization } = first.disclosure;
    const last = t.time(told.at(-1)?.disclosure.at);
    return [
      [
        [...new Set([t.time(at), last])].join('\n– '),
        organization ? t.who(organization) : words['text.another'],
        tallied(told.map(({ event }) => wordFor(words, 'eventName', event.type))),
        basisOf(first.disclosure, t),
        narrowest(told.map(({ event }) => event)),
      ],
    ];
  });
  return {
    from: shown.map(({ event }) => event),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.time'], kind: 'time', width: 17 },
          { title: words['column.to'], kind: 'text', width: 15 },
          { title: words['column.what'], kind: 'text', width: 26 },
          { title: words['column.basis'], kind: 'text', width: 28 },
          { title: words['column.tlp'], kind: 'tlp', width: 14 },
        ],
        rows,
      },
    ],
  };
}

function basisOf({ basis, agreementId }: Disclosure, t: Telling): string {
  const title = agreementId && t.agreements.get(agreementId);
  if (basis === 'agreement' && !title) return t.words['basis.anAgreement'];
  return fill(wordFor(t.words, 'basis', basis), { title: title ?? '' });
}
