import { evolve } from '../case/evolve.js';
import type { CaseView } from '../case/view.js';
import { isCaseEvent, memberOf, organizationsOf } from './community.js';
import { expectSame, type Properties } from './histories.js';

/**
 * What a view says, without since when and by which event it is known. Left out is an offer of the lead: the two whom
 * it concerns are told at once and in order (rule 2), and nobody else acts on it. So is the marking of a case of whose
 * header no word reached the reader: it is taken from what came first.
 */
function facts({ participants, setBy, handover: _offer, tlp, ...rest }: CaseView) {
  return {
    ...rest,
    ...((rest.openedAt ?? setBy['tlp']) && { tlp }),
    participants: participants.map(({ organization, state, role }) => ({ organization, state, role })),
  };
}

export const order: Properties = {
  'what is known of a case does not depend on the order in which it came': ({ end }, shuffle) => {
    for (const organization of organizationsOf(end)) {
      const { book, cases } = memberOf(end, organization);
      for (const [id, view] of Object.entries<CaseView>(cases)) {
        const events = book
          .map(({ event }) => event)
          .filter(isCaseEvent)
          .filter(({ stream }) => stream.id === id);
        const shuffled = events
          .map((event, index) => ({ event, place: shuffle[index % shuffle.length] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event);
        const folded = shuffled.reduce<CaseView | undefined>(evolve, undefined);
        expectSame(folded && facts(folded), facts(view));
      }
    }
  },
};
