import type { CountedCases, OrganizationId, Requests, Tlp } from '@entente/domain';
import type { PostureWords } from '../words/posture.js';
import { fill } from '../words/words.js';
import type { Telling } from './occasion.js';
import type { Block } from './report.js';
import { orNote, table, type Heading } from './table.js';

/** How the posture speaks of the figures of one organisation, `us`. */
export interface Speaking extends Telling {
  say: PostureWords;
  us: string;
}

/** One figure on a line of its own: of what, which, how much. */
export type Figure = [item: string, measure: string, value: number];

/** A section with its figures. */
export interface Draft {
  tlp: Tlp;
  blocks: Block[];
  figures: Figure[];
}

/** A time as a figure; none where there was nothing to measure. */
export function inMinutes(item: string, what: string, time: number | null, say: PostureWords): Figure[] {
  return time === null ? [] : [[item, fill(say.minutes, { what }), Math.round(time / 60_000)]];
}

/** The clocks are the house's own business (domain.md, rule 6), and so is how many of them it missed. */
export function clocks(figures: CountedCases, t: Speaking): Draft {
  const { say } = t;
  const each = (['met', 'missed', 'running'] as const).map((key) => [say[key], figures.clocks[key]] as const);
  const started = each.some(([, value]) => value > 0);
  const rows = each.map(([name, value]) => [name, String(value)]);
  return {
    tlp: started ? 'TLP:RED' : 'TLP:CLEAR',
    blocks: orNote(
      started ? rows : [],
      t.say.none,
      table(
        [
          [say.state, 80],
          [say.number, 20, 'number'],
        ],
        rows,
      ),
    ),
    figures: each.map(([name, value]) => [name, say.number, value]),
  };
}

/** What was asked with each partner, in either direction, and how soon it was first answered. */
export function requests(figures: CountedCases, t: Speaking): Draft {
  const sides: [string, Record<OrganizationId, Requests>][] = [
    [fill(t.say.byUs, { who: t.us }), figures.requests.byUs],
    [fill(t.say.toUs, { who: t.us }), figures.requests.toUs],
  ];
  const drawn = sides.map(([title, side]) => asked(title, side, t));
  return {
    tlp: figures.cases.tlp,
    blocks: drawn.flatMap(({ blocks }) => blocks),
    figures: drawn.flatMap((side) => side.figures),
  };
}

function asked(
  title: string,
  side: Record<OrganizationId, Requests>,
  t: Speaking,
): Pick<Draft, 'blocks' | 'figures'> {
  const { say } = t;
  const columns = [
    ...[
      [say.asked, 'total'] as const,
      [say.answered, 'answered'] as const,
      [say.declined, 'declined'] as const,
    ],
    ...[
      [say.cancelled, 'cancelled'] as const,
      [say.stillOpen, 'open'] as const,
      [say.overdue, 'overdue'] as const,
    ],
  ];
  const rows = Object.entries(side);
  const said = rows.map(([partner, one]) => [
    t.who(partner),
    ...columns.map(([, key]) => String(one[key])),
    t.lasted(one.firstAnswer.median),
  ]);
  const headings: Heading[] = [
    [title, 16],
    ...columns.map(([name]): Heading => [name, 12.2, 'number']),
    [say.firstAnswer, 10.8],
  ];
  return {
    blocks: rows.length > 0 ? [table(headings, said)] : [{ kind: 'note', text: `${title}: ${say.none}` }],
    figures: rows.flatMap(([partner, one]) => {
      const item = `${title}: ${t.who(partner)}`;
      return [
        ...columns.map(([name, key]): Figure => [item, name, one[key]]),
        ...inMinutes(item, say.firstAnswer, one.firstAnswer.median, say),
      ];
    }),
  };
}
