import type { CaseDraft } from '../case/events.js';
import type { EventId, OrganizationId } from '../ids.js';
import { Rejection } from '../rejection.js';
import {
  decided,
  later,
  minuteTimer,
  newCommunity,
  perform,
  prepared,
  tell,
  type Act,
  type Community,
  type CommunityEvent,
} from './community.js';

/** What can happen in a community: somebody acts, time passes, the minute's timer strikes. */
export type Happening =
  | { kind: 'act'; act: Act }
  | { kind: 'pause'; milliseconds: number }
  | { kind: 'timer' };

/** What happened, what it caused, and how the community stood before and after. */
export interface Step {
  happening: Happening;
  events: readonly CommunityEvent[];
  refusal?: { code: string; sentence: string };
  before: Community;
  after: Community;
}

export interface Chronicle {
  organizations: readonly OrganizationId[];
  steps: readonly Step[];
  /** How the community stands at the end. */
  end: Community;
}

export function newChronicle(organizations: readonly OrganizationId[]): Chronicle {
  return { organizations, steps: [], end: newCommunity(organizations) };
}

export function happens({ organizations, steps, end: before }: Chronicle, happening: Happening): Chronicle {
  const step = stepOf(before, happening);
  return { organizations, steps: [...steps, step], end: step.after };
}

function stepOf(before: Community, happening: Happening): Step {
  if (happening.kind !== 'act')
    return { happening, events: [], before, after: withoutAnAct(before, happening) };
  const { community: after, events, refusal } = perform(before, happening.act);
  return {
    happening,
    events,
    before,
    after,
    ...(refusal && { refusal: { code: refusal.code, sentence: refusal.sentence } }),
  };
}

function withoutAnAct(before: Community, happening: Exclude<Happening, { kind: 'act' }>): Community {
  return happening.kind === 'timer' ? minuteTimer(before) : later(before, happening.milliseconds);
}

/** The history with these happenings, from the beginning. */
export function chronicleOf(
  organizations: readonly OrganizationId[],
  happenings: readonly Happening[],
): Chronicle {
  return happenings.reduce(happens, newChronicle(organizations));
}

/** How a history is told otherwise. What happens in it stays what it was, only the disclosure is done anew. */
export interface Otherwise {
  /** The events as they are told now; leaves out what becomes nothing, and may tell more. */
  events: (event: CommunityEvent) => readonly CommunityEvent[];
  /** Strikes the timer after every step, so that nothing waits for an occasion. */
  minuteByMinute?: boolean;
  /** One who decides anew on each of its acts, in the light of what it is given now. */
  observer?: OrganizationId;
}

export interface Retold {
  end: Community;
  /** What the observer decided at each of its acts. */
  decisions: readonly Decision[];
}

export type Decision =
  | readonly Pick<CaseDraft, 'type' | 'data' | 'marking'>[]
  | { code: string; sentence: string };

export function retold({ organizations, steps }: Chronicle, otherwise: Otherwise): Retold {
  const { events, minuteByMinute = false, observer } = otherwise;
  return steps.reduce<Retold>(
    ({ end: before, decisions }, step) => {
      const { happening } = step;
      if (happening.kind !== 'act') return { end: withoutAnAct(before, happening), decisions };
      const begun = prepared(later(before, 1_000), happening.act);
      const decision = happening.act.by === observer ? [decisionOn(begun, happening.act)] : [];
      const told = step.events
        .flatMap((event) => events(event))
        .reduce(tell, step.refusal ? later(before, 1_000) : begun);
      return { end: minuteByMinute ? minuteTimer(told) : told, decisions: [...decisions, ...decision] };
    },
    { end: newCommunity(organizations), decisions: [] },
  );
}

function decisionOn(community: Community, act: Act): Decision {
  try {
    return decided(community, act) as Decision;
  } catch (refusal) {
    if (refusal instanceof Rejection) return { code: refusal.code, sentence: refusal.sentence };
    throw refusal;
  }
}

/** The ids of all that an organisation was given. */
export function givenTo(community: Community, organization: OrganizationId): Set<EventId> {
  return new Set(community.members[organization]?.book.map(({ event }) => event.id));
}

/**
 * The ids of all that an organisation was given, and of what it was given for the sake of an act that was then refused: that
 * was its to know, and its refusal may speak of it, but is in no book until the timer strikes.
 */
export function knownTo({ steps, end }: Chronicle, organization: OrganizationId): Set<EventId> {
  const known = givenTo(end, organization);
  for (const { happening, refusal, before } of steps)
    if (refusal && happening.kind === 'act' && happening.act.by === organization)
      for (const id of givenTo(prepared(later(before, 1_000), happening.act), organization)) known.add(id);
  return known;
}
