import { participant } from '../case/view.js';
import type { CaseId, OrganizationId } from '../ids.js';
import { tlpLevel } from '../sharing/tlp.js';
import { chronicleOf, givenTo, retold, type Happening, type Step } from './chronicle.js';
import {
  later,
  memberOf,
  minuteTimer,
  missingIn,
  newMember,
  organizationsOf,
  readerOf,
  streamsOpenTo,
  verdictOn,
  withView,
  type CommunityEvent,
} from './community.js';
import { type Properties } from './histories.js';

/** What holds of books and views in every history (domain.md, Properties). */

export const ofBooks: Properties = {
  'a book only grows, each event comes once, and its times never run backwards': ({
    steps,
    end,
    organizations,
  }) => {
    const grows = ({ before, after }: Step, organization: OrganizationId) => {
      const { book } = memberOf(after, organization);
      return memberOf(before, organization).book.every((entry, index) => entry === book[index]);
    };
    expect(steps.every((step) => organizations.every((organization) => grows(step, organization)))).toBe(
      true,
    );
    for (const organization of organizations) {
      const { book } = memberOf(end, organization);
      expect(givenTo(end, organization).size).toBe(book.length);
      expect(book.every(({ at }, index) => at >= (book[index - 1]?.at ?? ''))).toBe(true);
    }
  },
  'raising a marking or suspending an agreement gives nobody anything but word of that': ({ steps }) => {
    for (const step of steps.filter(raisesOrSuspends)) {
      const word = step.events.map(({ id }) => id);
      // What fell due by the passing of time would have been given by the timer just as well.
      const timer = minuteTimer(later(step.before, 1_000));
      for (const organization of organizationsOf(step.after)) {
        const expected = new Set([...givenTo(timer, organization), ...word]);
        expect([...givenTo(step.after, organization)].filter((id) => !expected.has(id))).toEqual([]);
      }
    }
  },
  'whatever may be disclosed has been, when the timer has struck': ({ end }) => {
    const struck = minuteTimer(end);
    const kept = organizationsOf(struck).flatMap((organization) =>
      streamsOpenTo(struck, organization).flatMap((stream) =>
        missingIn(struck, organization, stream).filter(
          (event) => verdictOn(struck, event, readerOf(struck, organization, stream)).verdict === 'disclose',
        ),
      ),
    );
    expect(kept).toEqual([]);
  },
  'what is addressed to a participant reaches it at once': ({ steps }) => {
    for (const { events, after } of steps)
      for (const event of events)
        for (const addressee of addresseesOf(event)) {
          const view = memberOf(after, addressee).cases[event.stream.id as CaseId];
          const takesPart = view && participant(view, addressee)?.state === 'accepted';
          const { book } = memberOf(after, addressee);
          if (takesPart && !book.some((entry) => entry.event.id === event.id))
            expect({ addressee, event }).toBe('given at once');
        }
  },
  'a view is the fold of the entries of its book, also of a copy of them': ({ end }) => {
    for (const organization of organizationsOf(end)) {
      const { book, ...views } = memberOf(end, organization);
      const copy = JSON.parse(JSON.stringify(book.map(({ event }) => event))) as CommunityEvent[];
      const { book: _none, ...folded } = copy.reduce(withView, newMember);
      expect(JSON.stringify(folded)).toBe(JSON.stringify(views));
    }
  },
  'the same happenings make the same books and views to the byte, also from a copy of them': ({
    organizations,
    steps,
    end,
  }) => {
    const happenings = steps.map(({ happening }) => happening);
    const copy = JSON.parse(JSON.stringify(happenings)) as Happening[];
    expect(JSON.stringify(chronicleOf([...organizations].reverse(), copy).end)).toBe(JSON.stringify(end));
  },
  'a history told again is the same history': (history) => {
    const again = retold(history, { events: (event) => [event] });
    expect(JSON.stringify(again.end)).toBe(JSON.stringify(history.end));
  },
};

function raisesOrSuspends({ events, before }: Step): boolean {
  return events.some((event) => {
    if (event.type === 'agreement-suspended') return true;
    const known = memberOf(before, event.owner).cases[event.stream.id as CaseId];
    return (
      event.type === 'header-changed' &&
      known !== undefined &&
      tlpLevel(event.marking.tlp) > tlpLevel(known.tlp)
    );
  });
}

function addresseesOf(event: CommunityEvent): OrganizationId[] {
  const named = event.marking.recipients ?? [];
  switch (event.type) {
    case 'assistance-requested':
    case 'assistance-answered':
    case 'task-state-changed':
      return [...named, event.data.to];
    case 'task-assigned':
      return [...named, event.data.assignee];
    case 'handover-offered':
      return [...named, event.data.organization];
    // Nobody is kept from correcting or taking back by an agreement that lapsed meanwhile.
    case 'correction-made':
    // Nor from taking out what one was given.
    case 'custody-recorded':
    case 'assistance-cancelled':
      return [];
    default:
      return named;
  }
}
