import * as given from '../testing/samples.js';
import { history, minute, MY, opened, PH, SG, viewOf, type Happening } from '../testing/samples.js';
import { decide } from './decide.js';
import { participant, type CaseView } from './view.js';

/**
 * An agreement that rested and came back gives the past late: whatever the order of arrival, the newer fact wins.
 * Numbers say in which order the happenings arrive, counted from 1.
 */
const arriving = (happenings: Happening[], order: number[]): CaseView => {
  const events = history(...happenings);
  return viewOf(order.flatMap((place) => events.slice(place - 1, place)));
};

/** Without what tells by which event and since when something is known. */
const facts = ({ participants, setBy: _, ...rest }: CaseView) => ({
  ...rest,
  participants: participants.map(({ organization, state, role }) => ({ organization, state, role })),
});

describe('what arrives late does not undo what is newer', () => {
  const stories: [string, Happening[]][] = [
    [
      'a header',
      [
        opened(PH),
        given.headerChanged(PH, { severity: 'low' }),
        given.headerChanged(PH, { severity: 'severe', title: 'T' }),
      ],
    ],
    [
      'a status',
      [opened(PH), given.closed(PH), given.statusChanged(PH, { to: 'responding', reason: 'More.' })],
    ],
    ['a closing', [opened(PH), given.statusChanged(PH, { to: 'triage' }), given.closed(PH)]],
    [
      'an escalation',
      [
        opened(PH),
        given.escalated(PH),
        { ...given.escalated(PH), data: { level: 'strategic', reason: 'x' } },
      ],
    ],
    ['the lead', [opened(PH), given.leadChanged(PH, SG), given.headerChanged(SG, { severity: 'low' })]],
    ['the lead, come back', [opened(PH), given.leadChanged(PH, SG), given.leadChanged(SG, PH)]],
    [
      'an inferred lead',
      [opened(PH), given.headerChanged(SG, { title: 'T' }), given.headerChanged(PH, { severity: 'low' })],
    ],
    ['a departure', [opened(PH), given.accepted(SG), given.withdrew(SG)]],
    ['a return', [opened(PH), given.withdrew(SG), given.accepted(SG)]],
    ['an invitation', [opened(PH), given.invited(PH, SG), given.declined(SG)]],
    ['a removal', [opened(PH), given.update(SG), given.removed(PH, SG)]],
    ['a word after a departure', [opened(PH), given.withdrew(SG), given.update(SG)]],
    [
      'a word before and after a departure',
      [given.update(SG), given.withdrew(SG), given.update(SG), opened(PH)],
    ],
    ['an offer of the lead', [opened(PH), given.handoverOffered(PH, SG), given.handoverWithdrawn(PH, SG)]],
    ['a second offer', [opened(PH), given.handoverOffered(PH, SG), given.handoverOffered(PH, MY)]],
    ['a taken offer', [opened(PH), given.handoverOffered(PH, SG), given.handoverAccepted(SG)]],
    [
      'an answer',
      [
        opened(PH),
        given.requested(PH, SG),
        given.answered(SG, PH, 'accepted'),
        given.answered(SG, PH, 'delivered'),
      ],
    ],
    [
      'a cancellation',
      [opened(PH), given.requested(PH, SG), given.answered(SG, PH, 'accepted'), given.cancelled(PH, SG)],
    ],
    [
      'a task',
      [
        opened(PH),
        given.assigned(PH, SG),
        given.taskMoved(SG, PH, 'in-progress'),
        given.taskMoved(SG, PH, 'done'),
      ],
    ],
    ['a clock', [opened(PH), given.clockStarted(PH), given.clockMet(PH)]],
  ];

  it.each(stories)('%s', (_, story) => {
    const places = story.map((_happening, index) => index + 1);
    const inOrder = facts(arriving(story, places));
    for (const order of permutations(places)) expect(facts(arriving(story, order))).toEqual(inOrder);
  });
});

function permutations(places: number[]): number[][] {
  if (places.length < 2) return [places];
  return places.flatMap((first) =>
    permutations(places.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}

describe('a role', () => {
  const invitedToAssist = given.invited(PH, SG);
  const acceptedAsAffected = { ...given.accepted(SG), data: { role: 'affected' as const } };

  it('is the one said last', () => {
    for (const order of [
      [1, 2, 3],
      [1, 3, 2],
    ])
      expect(participant(arriving([opened(PH), invitedToAssist, acceptedAsAffected], order), SG)?.role).toBe(
        'affected',
      );
  });

  it('is learned late too', () => {
    const seen = arriving([opened(PH), invitedToAssist, given.update(SG)], [1, 3, 2]);
    expect(participant(seen, SG)).toMatchObject({ state: 'accepted', role: 'assisting' });
  });
});

describe('a header that a lead states again when it lowers the marking', () => {
  const restated = (view: CaseView) => {
    const drafts = decide(view, { type: 'change-header', input: { tlp: 'TLP:GREEN' } }, given.acting(PH));
    return drafts.map((draft): Happening => ({ ...draft, owner: PH }));
  };
  /** SG hears of the opening, of `missed` nothing, and of the header again. */
  const told = (...missed: Happening[]) => {
    const so_far = [opened(PH, { pap: 'PAP:GREEN' }), ...missed];
    const story = [...so_far, ...restated(given.viewAfter(...so_far))];
    return { sg: arriving(story, [1, story.length]), ph: given.viewAfter(...story) };
  };

  it('brings those up to date who missed a change', () => {
    const { sg, ph } = told(
      given.headerChanged(PH, { title: 'T', pap: 'PAP:RED' }),
      given.escalated(PH),
      given.closed(PH),
    );
    expect(sg).toMatchObject({
      title: 'T',
      pap: 'PAP:RED',
      escalation: 'operational',
      status: 'closed',
      closedAt: minute(4),
    });
    expect({ ...facts(sg), participants: [] }).toEqual({ ...facts(ph), participants: [] });
  });

  it('opens for those again who know of the closing and missed the reopening', () => {
    const so_far = [
      opened(PH),
      given.closed(PH),
      given.statusChanged(PH, { to: 'responding', reason: 'More.' }),
    ];
    const story = [...so_far, ...restated(given.viewAfter(...so_far))];
    expect(arriving(story, [1, 2, 4])).toMatchObject({
      ...{ status: 'responding', disposition: null, closingSummary: null, closedAt: null },
    });
  });

  it('does not undo what happened since, when it arrives late', () => {
    const so_far = [opened(PH), given.closed(PH)];
    const story = [
      ...so_far,
      ...restated(given.viewAfter(...so_far)),
      given.statusChanged(PH, { to: 'responding', reason: 'x' }),
    ];
    expect(facts(arriving(story, [1, 4, 3]))).toEqual(facts(arriving(story, [1, 2, 3, 4])));
    expect(facts(arriving(story, [1, 4, 3, 2]))).toEqual(facts(arriving(story, [1, 2, 3, 4])));
  });
});
