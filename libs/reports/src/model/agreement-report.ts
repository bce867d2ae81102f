import {
  chainOf,
  narrower,
  stateAt,
  successionOf,
  timesOf,
  type Agreement,
  type AgreementEvent,
  type CaseId,
  type CaseView,
  type Instant,
  type OrganizationId,
  type Recorded,
  type RecordedCaseEvent,
  type Tlp,
} from '@entente/domain';
import { agreementWords, type AgreementWords } from '../words/agreement.js';
import { postureWords, type PostureWords } from '../words/posture.js';
import { fill, wordFor } from '../words/words.js';
import { framed } from './frame.js';
import { narrowest } from './marking.js';
import { telling, wantedOf, type Occasion, type Telling } from './occasion.js';
import type { Block, Report } from './report.js';
import { grouped, isHeader, ofType } from './sections/kinds.js';
import { orNote, table, type Heading } from './table.js';

/** The sections of a report on an agreement, in their order; any but the first may be left out. */
export const agreementSections = [
  'terms',
  'history',
  'renewals',
  'cases',
  'requests',
  'times',
  'disclosures',
] as const;
type AgreementSection = (typeof agreementSections)[number];

/** An event that reached somebody under the agreement, given by the house or received. */
export interface UnderAgreement {
  direction: 'given' | 'received';
  organization: OrganizationId;
  eventId: string;
  /** Left out where it is of a publication. */
  caseId?: CaseId;
  tlp: Tlp;
  at: Instant;
}

/** An agreement and what was done under it, as one book tells of it; nothing else goes into the report. */
export interface AgreementBook {
  organization: OrganizationId;
  agreement: Agreement;
  history: readonly Recorded<AgreementEvent>[];
  /** The agreements of the book, among which are those that it follows on and that follow on it. */
  register: readonly Agreement[];
  /** Undefined for the whole term; else a year, by UTC. */
  year: number | undefined;
  exchanged: readonly UnderAgreement[];
  /** The cases of what was exchanged, each with what the book tells of its header and its requests. */
  cases: readonly { view: CaseView; events: readonly RecordedCaseEvent[] }[];
  number: number;
  hash: string;
}

interface Speaking extends Telling {
  say: AgreementWords;
  posture: PostureWords;
}

/** So many parties stand for all in the reference. */
const mostNamed = 4;

interface Draft {
  tlp: Tlp;
  blocks: Block[];
}

const drafts: Record<AgreementSection, (book: AgreementBook, t: Speaking) => Draft> = {
  ...{ terms, history, renewals, cases, requests, times, disclosures },
};

/** What an agreement says, what became of it, and what was done under it in a year or its whole term. */
export function agreementReport(book: AgreementBook, occasion: Occasion): Report {
  const told = telling(occasion);
  const t: Speaking = { ...told, say: agreementWords[told.language], posture: postureWords[told.language] };
  const { agreement, year } = book;
  const period = year === undefined ? t.say.wholeTerm : `${year} (UTC)`;
  const sections = wantedOf(agreementSections, t).map((id) => ({
    id,
    title: t.say[id],
    ...drafts[id](book, t),
  }));
  return framed(t, book, {
    genre: t.say.genre,
    title: year === undefined ? agreement.title : fill(t.say.inYear, { title: agreement.title, year }),
    reference: [agreement.parties.slice(0, mostNamed).map(t.who).join(' '), year]
      .filter(Boolean)
      .join(' ')
      .slice(0, 60),
    cover: [
      [t.words['cover.period'], period],
      [t.say.parties, agreement.parties.map(t.who).join(', ')],
      [t.posture.state, t.say[`state.${stateAt(agreement, t.at)}`]],
    ],
    sections,
    records: caseTable(book, t),
  });
}

/** What is said of an agreement is as narrow as its events. */
function markingOf({ history: events }: AgreementBook): Tlp {
  return events.map(({ marking }) => marking.tlp).reduce(narrower, 'TLP:CLEAR');
}

function terms(book: AgreementBook, t: Speaking): Draft {
  const { agreement } = book;
  const { say } = t;
  const fullName = (id: OrganizationId) => t.organizations.get(id)?.name ?? '';
  const rows: [string, string][] = [
    [
      say.parties,
      agreement.parties.map((id) => [t.who(id), fullName(id)].filter(Boolean).join(', ')).join('\n'),
    ],
    [say.kind, say[`kind.${agreement.kind}`]],
    [say.scopes, agreement.scopes.map((scope) => say[`scope.${scope}`]).join(', ')],
    [t.posture.ceiling, agreement.ceiling],
    [say.term, termOf(agreement, t)],
    [t.posture.state, say[`state.${stateAt(agreement, t.at)}`]],
    [say.renewalNotice, agreement.renewalNoticeDays?.toString() ?? ''],
    [say.handlingTerms, agreement.handlingTerms ?? ''],
  ];
  return {
    tlp: markingOf(book),
    blocks: [{ kind: 'facts', rows: rows.filter(([, value]) => value !== '') }],
  };
}

function termOf({ effectiveFrom, effectiveUntil }: Agreement, t: Speaking): string {
  return `${t.time(effectiveFrom)} – ${t.time(effectiveUntil)}`;
}

function history(book: AgreementBook, t: Speaking): Draft {
  const { words, say } = t;
  const rows = book.history.map((event) => [
    ...[t.time(event.at), t.who(event.owner), say[`event.${event.type}`]],
    'reason' in event.data ? event.data.reason : '',
  ]);
  const headings: Heading[] = [
    ...([
      [words['column.time'], 18, 'time'],
      [words['column.who'], 18],
    ] satisfies Heading[]),
    ...([
      [words['column.what'], 26],
      [words['column.reason'], 38],
    ] satisfies Heading[]),
  ];
  return { tlp: markingOf(book), blocks: orNote(rows, t.say.none, table(headings, rows)) };
}

/** The chain of papers that the agreement is one of, the oldest first. */
function renewals(book: AgreementBook, t: Speaking): Draft {
  const { say, posture, words } = t;
  const chain = chainOf(book.agreement, book.register);
  const rows = chain.map((paper, i) => {
    const before = chain.find(({ id }) => id === paper.predecessor) ?? chain[i - 1];
    const kind = before ? say[`succession.${successionOf(before, paper)}`] : '';
    return [paper.title, kind, termOf(paper, t), say[`state.${stateAt(paper, t.at)}`], paper.ceiling];
  });
  const headings: Heading[] = [
    ...([
      [posture.agreement, 34],
      [words['column.kind'], 14],
      [say.term, 22],
    ] satisfies Heading[]),
    ...([
      [posture.state, 14],
      [posture.ceiling, 16, 'tlp'],
    ] satisfies Heading[]),
  ];
  return { tlp: markingOf(book), blocks: orNote(rows, t.say.none, table(headings, rows)) };
}

/** A case is said to be as its header was told. */
function cases(book: AgreementBook, t: Speaking): Draft {
  const tlp = book.cases
    .map(({ view, events }) => narrower(view.tlp, narrowest(events.filter(isHeader))))
    .reduce(narrower, 'TLP:CLEAR');
  return { tlp, blocks: orNote(book.cases, t.say.none, caseTable(book, t)) };
}

function caseTable({ cases: all, exchanged }: AgreementBook, t: Speaking) {
  const { words, say } = t;
  const byCase = grouped(exchanged, ({ caseId = '' }) => caseId);
  const rows = all.map(({ view }) => {
    const told = byCase.get(view.id) ?? [];
    const count = (direction: UnderAgreement['direction']) =>
      String(told.filter((one) => one.direction === direction).length);
    return [
      ...[view.reference, view.title, t.who(view.lead), wordFor(words, 'severity', view.severity)],
      ...[
        wordFor(words, 'status', view.status),
        t.time(view.openedAt),
        count('given'),
        count('received'),
        view.tlp,
      ],
    ];
  });
  const headings: Heading[] = [
    ...([
      [words['cover.reference'], 15, 'code'],
      [words['column.title'], 19],
    ] satisfies Heading[]),
    ...([
      [words['cover.lead'], 10],
      [words['field.severity'], 9],
      [words['column.status'], 11],
    ] satisfies Heading[]),
    ...([
      [words['field.reported'], 11, 'time'],
      [say.given, 7, 'number'],
    ] satisfies Heading[]),
    ...([
      [say.received, 8, 'number'],
      [words['column.tlp'], 11, 'tlp'],
    ] satisfies Heading[]),
  ];
  return table(headings, rows);
}

interface Asked {
  view: CaseView;
  asked: Extract<RecordedCaseEvent, { type: 'assistance-requested' }>;
  answers: Extract<RecordedCaseEvent, { type: 'assistance-answered' }>[];
}

/** The requests that reached their addressee under the agreement. */
function askedUnder({ cases: all, exchanged }: AgreementBook): Asked[] {
  const under: ReadonlySet<string> = new Set(exchanged.map(({ eventId }) => eventId));
  return all.flatMap(({ view, events }) =>
    ofType(events, 'assistance-requested')
      .filter(({ id }) => under.has(id))
      .map((asked) => ({
        ...{ view, asked },
        answers: ofType(events, 'assistance-answered').filter(({ data }) => data.id === asked.data.id),
      })),
  );
}

function markingOfRequests(asked: readonly Asked[]): Tlp {
  return narrowest(asked.flatMap((one) => [one.asked, ...one.answers]));
}

function requests(book: AgreementBook, t: Speaking): Draft {
  const { words } = t;
  const asked = askedUnder(book);
  const rows = asked.map(({ view, asked: { owner, data, at }, answers }) => {
    const state = view.requests.find(({ id }) => id === data.id)?.state;
    const first = answers[0];
    return [
      ...[`${t.who(owner)}\n${t.who(data.to)}`, wordFor(words, 'assistance', data.kind), view.reference],
      ...[t.time(at), t.time(data.dueAt), first ? t.time(first.at) : '', wordFor(words, 'request', state)],
    ];
  });
  const headings: Heading[] = [
    ...([
      [`${words['column.from']} / ${words['column.to']}`, 14],
      [words['column.kind'], 20],
    ] satisfies Heading[]),
    ...([
      [words['cover.reference'], 15, 'code'],
      [words['column.asked'], 13, 'time'],
    ] satisfies Heading[]),
    ...([
      [words['column.due'], 13, 'time'],
      [words['column.answers'], 13, 'time'],
    ] satisfies Heading[]),
    [words['column.state'], 13],
  ];
  return { tlp: markingOfRequests(asked), blocks: orNote(rows, t.say.none, table(headings, rows)) };
}

/** How long answers and ends took, of those that there were. */
function times(book: AgreementBook, t: Speaking): Draft {
  const { say, posture } = t;
  const asked = askedUnder(book);
  const until = (wanted: (state: string) => boolean) =>
    asked.flatMap(({ asked: { at }, answers }) => {
      const first = answers.find(({ data }) => wanted(data.state));
      return first ? [Date.parse(first.at) - Date.parse(at)] : [];
    });
  const closings = book.cases.flatMap(({ view: { openedAt, closedAt } }) =>
    openedAt && closedAt ? [Date.parse(closedAt) - Date.parse(openedAt)] : [],
  );
  const measures: [string, number[]][] = [
    [say.firstAnswer, until(() => true)],
    [say.delivery, until((state) => state === 'delivered' || state === 'closed')],
    [say.closing, closings],
  ];
  const rows = measures.map(([name, taken]) => {
    const { count, median, p90 } = timesOf(taken);
    return [name, t.lasted(median), t.lasted(p90), String(count)];
  });
  const headings: Heading[] = [
    ...([
      [posture.times, 46],
      [posture.median, 19],
    ] satisfies Heading[]),
    ...([
      [posture.p90, 19],
      [say.counted, 16, 'number'],
    ] satisfies Heading[]),
  ];
  const tlp = narrower(markingOfRequests(asked), cases(book, t).tlp);
  return { tlp, blocks: [table(headings, rows)] };
}

function disclosures({ organization, exchanged }: AgreementBook, t: Speaking): Draft {
  const { say, posture, words } = t;
  const count = (some: readonly UnderAgreement[], direction: UnderAgreement['direction']) =>
    String(some.filter((one) => one.direction === direction).length);
  const lines = (keyOf: (one: UnderAgreement) => string) =>
    [...grouped(exchanged, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const byPartner = lines((one) => t.who(one.organization)).map(([partner, some]) => [
    ...[partner, count(some, 'given'), count(some, 'received')],
  ]);
  const byMonth = lines(({ at, tlp }) => `${at.slice(0, 7)} ${tlp}`).map(([key, some]) => [
    ...[key.slice(0, 7), key.slice(8), count(some, 'given'), count(some, 'received')],
  ]);
  const figures: Heading[] = [
    [say.given, 20, 'number'],
    [say.received, 20, 'number'],
  ];
  return {
    tlp: exchanged.map(({ tlp }) => tlp).reduce(narrower, 'TLP:CLEAR'),
    blocks: [
      { kind: 'note', text: fill(say.counts, { who: t.who(organization) }) },
      ...orNote(
        exchanged,
        t.say.none,
        table([[posture.partner, 60], ...figures], byPartner),
        table([[say.month, 30], [words['column.tlp'], 30, 'tlp'], ...figures], byMonth),
      ),
    ],
  };
}
