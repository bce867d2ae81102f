import fc from 'fast-check';
import type { AgreementId, OrganizationId } from '../ids.js';
import { scopeOfKind } from '../publication/content.js';
import {
  kindOfPublication,
  publicationEventKinds,
  publisherConcerned,
  type RecordedPublicationEvent,
} from '../publication/events.js';
import { evolvePublication } from '../publication/evolve.js';
import type { Publication } from '../publication/publication.js';
import { bases, withholdReasons } from '../sharing/disclose.js';
import { givenTo, knownTo, retold, type Step } from './chronicle.js';
import {
  isPublicationEvent,
  memberOf,
  minuteTimer,
  missingIn,
  newMember,
  organizationsOf,
  perform,
  readerOf,
  streamsOpenTo,
  verdictOn,
  withView,
  type Community,
  type Entry,
} from './community.js';
import { expectSame, isOdd, oneOf, onEveryHistory, patience, publicationHistories } from './histories.js';
import { carries } from './papers.js';

/** What holds of publications in every history: who is given them, what a book then says, and what one may do with it. */

onEveryHistory(
  {
    'a book has what the agreements in force, the marking and the recipients allow, and nothing else': ({
      steps,
      end,
    }) => {
      const struck = minuteTimer(end);
      expect(organizationsOf(struck).flatMap((one) => keptFrom(struck, one))).toEqual([]);
      for (const { before, after } of steps)
        for (const reader of organizationsOf(after)) {
          const { book } = memberOf(after, reader);
          const known = memberOf(before, reader).book;
          const wrong = book.slice(known.length).filter((entry) => !isAllowed(after, reader, entry));
          if (wrong.length > 0) expect(wrong).toEqual([]);
        }
    },
    'a view tells what its own book was given, in whatever order that came': ({ end }, shuffle) => {
      for (const organization of organizationsOf(end)) {
        const { book, publications } = memberOf(end, organization);
        const given = book.map(({ event }) => event).filter(isPublicationEvent);
        const copy = JSON.parse(JSON.stringify(given)) as typeof given;
        expectSame(copy.reduce(withView, newMember).publications, publications);
        for (const view of Object.values(publications)) {
          const ofIt = copy.filter(({ stream }) => stream.id === view.id);
          const shuffled = ofIt
            .map((event, index) => ({ event, place: shuffle[index % shuffle.length] ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ event }) => event);
          const folded = shuffled.reduce<Publication | undefined>(evolvePublication, undefined);
          expectSame(folded && facts(folded), facts(view));
          expectSame(facts(view), factsIn(ofIt));
        }
      }
    },
    'what is decided is what its author’s book then says, and is refused a second time where once is all': ({
      steps,
    }) => {
      for (const step of steps) decidedAndTold(step);
    },
    'whoever may have an edition that it holds is told that it was withdrawn': ({ steps }) => {
      for (const { events, after } of steps)
        for (const withdrawal of events.filter(({ type }) => type === 'publication-withdrawn'))
          for (const reader of organizationsOf(after)) {
            const given = givenTo(after, reader);
            const ofIt = after.events.filter(({ stream }) => stream.id === withdrawal.stream.id);
            const stands = readerOf(after, reader, withdrawal.stream);
            const mayHave = ofIt
              .filter((event) => given.has(event.id) && isEdition(event))
              .some((event) => verdictOn(after, event, stands).verdict === 'disclose');
            if (mayHave) expect(given).toContain(withdrawal.id);
          }
    },
    'an organisation observes nothing of what it is not given': (history, [which, ...kept]) => {
      const observer = oneOf(history.organizations, which);
      if (!observer) return;
      const given = knownTo(history, observer);
      const some = retold(history, {
        events: (event) =>
          given.has(event.id) || isOdd(oneOf(kept, Number(event.id.slice(1)))) ? [event] : [],
        observer,
      });
      const none = retold(history, { events: (event) => (given.has(event.id) ? [event] : []), observer });
      const itself = retold(history, { events: (event) => [event], observer });
      for (const other of [some, none]) {
        expectSame(memberOf(other.end, observer), memberOf(history.end, observer));
        expectSame(other.decisions, itself.decisions);
      }
    },
  },
  publicationHistories,
);

/** What is not in an organisation's book and may be. */
function keptFrom(community: Community, organization: OrganizationId): Entry['event'][] {
  return streamsOpenTo(community, organization).flatMap((stream) =>
    missingIn(community, organization, stream).filter(
      (event) =>
        verdictOn(community, event, readerOf(community, organization, stream)).verdict === 'disclose',
    ),
  );
}

function isAllowed(community: Community, reader: OrganizationId, entry: Entry): boolean {
  const { event, basis, agreementId, at } = entry;
  if (!isPublicationEvent(event) || event.owner === reader) return basis !== 'agreement';
  const { tlp } = event.marking;
  const kind = publicationEventKinds[event.type];
  const publisher = publisherConcerned(event);
  if (kind === 'receipt') return basis === 'participation' && publisher === reader;
  const scope = scopeOfKind[kindOfPublication(event)];
  const between = [event.owner, reader];
  const named = community.events.find(({ id }) => id === event.id)?.marking.recipients;
  const isNamed = named ? named.includes(reader) : tlp !== 'TLP:RED';
  const { book } = memberOf(community, reader);
  const holds = book.some(({ event: one }) => isEdition(one) && one.stream.id === event.stream.id);
  const isKnownToBoth =
    publisher === undefined ||
    publisher === reader ||
    publisher === event.owner ||
    papersOf(community).some((id) =>
      carries(community, id, { between: [...between, publisher], scope, tlp: 'TLP:CLEAR', at }),
    );
  const isCarried =
    basis === 'public'
      ? tlp === 'TLP:CLEAR'
      : agreementId !== null && carries(community, agreementId, { between, scope, tlp, at });
  return (isNamed || kind === 'withdrawal') && holds && isKnownToBoth && isCarried;
}

function isEdition(event: Entry['event']): boolean {
  return isPublicationEvent(event) && publicationEventKinds[event.type] === 'edition';
}

function papersOf({ events }: Community): AgreementId[] {
  return events.flatMap(({ type, stream }) =>
    type === 'agreement-proposed' && stream.kind === 'agreement' ? [stream.id] : [],
  );
}

/** What a view says of a publication, without the order in which it was told who has read it. */
function facts({ content, tlp, edition, editions, publisher, ...rest }: Publication) {
  const { publishedAt, withdrawn, comments, acknowledged } = rest;
  const receipts = acknowledged.map((one) => `${one.at} ${one.organization} ${one.edition}`).sort();
  return {
    ...{ content, tlp, edition, editions, publisher, publishedAt, withdrawn: withdrawn?.reason },
    ...{ receipts, comments: comments.map(({ id }) => id) },
  };
}

/** The same, read from the entries alone. */
function factsIn(given: readonly RecordedPublicationEvent[]): Partial<ReturnType<typeof facts>> {
  const inOrder = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const editions = inOrder.flatMap((event) =>
    'content' in event.data ? [{ ...event, content: event.data.content }] : [],
  );
  const withdrawal = inOrder.findLast((event) => event.type === 'publication-withdrawn');
  const newest = editions.at(-1);
  return {
    ...(newest && { content: newest.content, tlp: newest.marking.tlp, edition: newest.id }),
    editions: editions.length,
    ...(newest && { publisher: newest.owner }),
    ...(editions[0] && { publishedAt: editions[0].at }),
    withdrawn: withdrawal?.data.reason,
    receipts: inOrder
      .flatMap((one) =>
        one.type === 'publication-acknowledged' ? [`${one.at} ${one.owner} ${one.data.edition}`] : [],
      )
      .sort(),
    comments: inOrder.filter(({ type }) => type === 'publication-commented').map(({ id }) => id),
  };
}

const refusedAgain: Partial<Record<string, string>> = {
  withdraw: 'withdrawn',
  acknowledge: 'already-acknowledged',
};

function decidedAndTold({ happening, events, refusal, before, after }: Step): void {
  if (happening.kind !== 'act' || !('publication' in happening.act)) return;
  const { by, publication, command } = happening.act;
  const [event] = events.filter(isPublicationEvent);
  const view = memberOf(after, by).publications[publication];
  const known = memberOf(before, by).publications[publication];
  if (refusal) {
    expect(events).toEqual([]);
    return;
  }
  expect(events).toHaveLength(1);
  expect(event?.owner).toBe(by);
  expect(view).toBeDefined();
  if (command.type === 'revise' || command.type === 'withdraw') expect(view?.publisher).toBe(by);
  if (command.type !== 'acknowledge' && command.type !== 'publish')
    expect(known?.withdrawn ?? null).toBeNull();
  if (command.type === 'publish' || command.type === 'revise')
    expect(view).toMatchObject({
      content: command.input.content,
      tlp: command.input.tlp,
      edition: event?.id,
    });
  const again = refusedAgain[command.type];
  if (again) expect(perform(after, happening.act).refusal?.code).toBe(again);
}

/** The other properties say something only as far as their histories go. */
it(
  'histories go everywhere',
  () => {
    const counts = new Map<string, number>();
    const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const { steps, end } of fc.sample(publicationHistories, { numRuns: 400, seed: 1 })) {
      for (const step of steps) countStep(step, count);
      for (const organization of organizationsOf(end))
        for (const { event, basis, at } of memberOf(end, organization).book.filter(isOfPublication)) {
          count(basis);
          if (at !== event.at) count(`later ${event.type}`);
        }
    }
    const fewer = (least: number, things: readonly string[]) =>
      things
        .filter((what) => (counts.get(what) ?? 0) < least)
        .map((what) => `${what}: ${counts.get(what) ?? 0}`);
    expect(fewer(50, ['publish', 'revise', 'withdraw', 'acknowledge', 'comment', ...bases])).toEqual([]);
    expect(
      fewer(
        3,
        ['published', 'revised', 'withdrawn', 'commented'].map((what) => `later publication-${what}`),
      ),
    ).toEqual([]);
    const reasons = withholdReasons.filter((reason) => reason !== 'not-accepted-yet');
    expect(fewer(5, reasons)).toEqual([]);
    expect(fewer(1, refusals)).toEqual([]);
  },
  patience,
);

const refusals = [
  ...['not-found', 'not-the-publisher', 'withdrawn', 'own-publication', 'already-acknowledged'],
  ...['would-not-reach', 'no-common-agreement', 'other-kind'],
].map((code) => `code ${code}`);

function isOfPublication({ event }: Entry): boolean {
  return isPublicationEvent(event);
}

function countStep({ happening, events, refusal, after }: Step, count: (what: string) => void): void {
  if (happening.kind !== 'act') return;
  count(refusal ? `code ${refusal.code}` : happening.act.command.type);
  for (const event of events.filter(isPublicationEvent))
    for (const organization of organizationsOf(after)) {
      const verdict = verdictOn(after, event, readerOf(after, organization, event.stream));
      if (verdict.verdict === 'withhold') count(verdict.reason);
    }
}
