import { EventId, type OrganizationId } from '../ids.js';
import { tlpLevel, tlps } from '../sharing/tlp.js';
import { retold, type Chronicle } from './chronicle.js';
import { isCaseEvent, memberOf, organizationsOf, type Community, type CommunityEvent } from './community.js';
import { expectSame, oneOf, type Properties } from './histories.js';

/** What of a history stays as it was when something in it is otherwise. Everything is given as soon as it may be. */

/** Each history is told once for all that is compared with it. */
const told = new WeakMap<Chronicle, Community>();

function whole(history: Chronicle): Community {
  const known = told.get(history) ?? otherwise(history, (event) => [event]);
  told.set(history, known);
  return known;
}

const otherwise = (history: Chronicle, events: (event: CommunityEvent) => CommunityEvent[]): Community =>
  retold(history, { events, minuteByMinute: true }).end;

const caseEntries = (community: Community, organization: OrganizationId) =>
  memberOf(community, organization).book.filter(({ event }) => isCaseEvent(event));

/** For each organisation the ids of the case events that only the first community gave it. */
function onlyIn(one: Community, other: Community): string[] {
  return organizationsOf(one).flatMap((organization) => {
    const given = new Set(caseEntries(other, organization).map(({ event }) => event.id));
    const extra = caseEntries(one, organization).filter(({ event }) => !given.has(event.id));
    return extra.map(({ event }) => `${event.id} to ${organization}`);
  });
}

const partiesOf = (event: CommunityEvent): OrganizationId[] =>
  event.type === 'agreement-proposed' ||
  event.type === 'agreement-drafted' ||
  event.type === 'agreement-changed'
    ? event.data.parties
    : [];

export const otherHistories: Properties = {
  'an agreement more takes no entry from anybody': (history, [chosen]) => {
    const paper = oneOf(
      history.end.events.filter(({ type }) => type === 'agreement-drafted'),
      chosen,
    );
    const without = otherwise(history, (event) => (event.stream.id === paper?.stream.id ? [] : [event]));
    expect(onlyIn(without, whole(history))).toEqual([]);
  },
  'a higher marking gives no entry to anybody': (history, [which, how]) => {
    const event = oneOf(history.end.events.filter(isCaseEvent), which);
    if (!event) return;
    const tlp = oneOf(tlps.slice(tlpLevel(event.marking.tlp)), how) ?? 'TLP:RED';
    const raised = otherwise(history, (one) =>
      one.id === event.id ? [{ ...one, marking: { ...one.marking, tlp } }] : [one],
    );
    expect(onlyIn(raised, whole(history))).toEqual([]);
  },
  'a suspension more gives no entry to anybody': (history, [which, when, who]) => {
    const proposal = oneOf(
      history.end.events.filter(({ type }) => type === 'agreement-proposed'),
      which,
    );
    const moment = oneOf(history.end.events, when);
    const owner = proposal && oneOf(partiesOf(proposal), who);
    if (!moment || !owner) return;
    const suspended = otherwise(history, (event) => {
      if (event.id !== moment.id) return [event];
      const { stream, marking } = proposal;
      const { actor, at } = event;
      const id = EventId.parse(`${event.id}-1`);
      const data = { reason: 'Elections.' };
      const suspension = {
        type: 'agreement-suspended',
        data,
        id,
        stream,
        owner,
        actor,
        at,
        marking,
      } as const;
      return [event, suspension];
    });
    expect(onlyIn(suspended, whole(history))).toEqual([]);
  },
  'what an organisation wrote goes to another by agreements of its own alone (third-party rule)': (
    history,
    [chosen],
  ) => {
    const owner = oneOf(history.organizations, chosen);
    const itsOwn = new Set(
      history.end.events
        .filter((event) => event.owner === owner || partiesOf(event).some((party) => party === owner))
        .map(({ stream }) => stream.id),
    );
    const alone = otherwise(history, (event) =>
      isCaseEvent(event) || itsOwn.has(event.stream.id) ? [event] : [],
    );
    for (const reader of history.organizations) {
      const written = (community: Community) =>
        caseEntries(community, reader).filter(({ event }) => event.owner === owner);
      expectSame(written(alone), written(whole(history)));
    }
  },
};
