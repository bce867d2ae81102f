import { caseEventKinds, type CaseView, type RecordedCaseEvent } from '@entente/domain';
import { fill, wordFor } from '../../words/words.js';
import type { Telling } from '../occasion.js';
import type { Block } from '../report.js';
import { grouped, ofType } from '../sections/kinds.js';
import { drawLanes, type Band, type Key } from './lanes.js';

const statusColours: Readonly<Record<string, string>> = {
  new: '#5b6677',
  triage: '#8a6d1f',
  responding: '#b4341f',
  contained: '#7a4bc2',
  recovering: '#2563a8',
  closed: '#2a7d4f',
};
const mostLanes = 24;

/** The course of a case: its status above, below it a lane for each organisation with a mark for each of its events. */
export function timelineDrawing(events: readonly RecordedCaseEvent[], view: CaseView, t: Telling): Block[] {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last || events.length < 2) return [];
  const byOwner = grouped(events, ({ owner }) => owner);
  const lanes = [...byOwner].slice(0, mostLanes).map(([owner, own]) => ({
    name: t.who(owner),
    marks: own.map((event) => ({ at: Date.parse(event.at), colour: colours[kindOf(event)] })),
  }));
  const values = { reference: view.reference, n: events.length, lanes: byOwner.size };
  const description = fill(t.words['text.drawing'], {
    ...values,
    from: t.time(first.at),
    to: t.time(last.at),
  });
  return [
    { kind: 'drawing', svg: drawLanes(lanes, bands(events, last, t), t, keysOf(events, t)), description },
  ];
}

interface Turn {
  at: string;
  status: string;
}

function bands(events: readonly RecordedCaseEvent[], last: RecordedCaseEvent, t: Telling): Band[] {
  const turns: Turn[] = [
    ...ofType(events, 'case-opened').map(({ at }) => ({ at, status: 'new' })),
    ...ofType(events, 'status-changed').map(({ at, data }) => ({ at, status: data.to })),
  ];
  return turns.map(({ at, status }, i) => ({
    name: wordFor(t.words, 'status', status),
    from: Date.parse(at),
    to: Date.parse(turns[i + 1]?.at ?? last.at),
    colour: statusColours[status] ?? '#5b6677',
  }));
}

/** The kinds by which the drawing tells marks apart. */
const kinds = ['header', 'participation', 'content', 'indicator', 'assistance'] as const;
type Kind = (typeof kinds)[number];

const colours: Readonly<Record<Kind, string>> = {
  header: '#14213d',
  participation: '#0f766e',
  content: '#2563a8',
  indicator: '#c2410c',
  assistance: '#7a4bc2',
};

function kindOf({ type }: RecordedCaseEvent): Kind {
  if (type.startsWith('assistance')) return 'assistance';
  return type === 'indicator-added' ? 'indicator' : caseEventKinds[type];
}

/** What the colours stand for that there are. */
function keysOf(events: readonly RecordedCaseEvent[], { words }: Telling): Key[] {
  const there = new Set(events.map(kindOf));
  return kinds
    .filter((kind) => there.has(kind))
    .map((kind) => ({
      name: kind === 'indicator' ? words['section.indicators'] : words[`mark.${kind}`],
      colour: colours[kind],
    }));
}
