import { knownTo, retold } from './chronicle.js';
import { memberOf } from './community.js';
import { expectSame, isOdd, oneOf, type Properties } from './histories.js';

/**
 * Nothing that an organisation can observe changes when events that it is not given are left out, or, read the other way
 * round, are added: its entries and their order, basis and times, its views and with them its versions, and what it is
 * answered when it acts (domain.md, Properties).
 */
export const nonInterference: Properties = {
  'an organisation observes nothing of what it is not given': (history, [which = 0, ...kept]) => {
    const observer = oneOf(history.organizations, which);
    if (!observer) return;
    const given = knownTo(history, observer);
    const without = (all: boolean) =>
      retold(history, {
        events: (event) =>
          given.has(event.id) || (!all && isOdd(oneOf(kept, Number(event.id.slice(1))))) ? [event] : [],
        observer,
      });
    const itself = retold(history, { events: (event) => [event], observer });
    for (const other of [without(true), without(false)]) {
      expectSame(memberOf(other.end, observer), memberOf(history.end, observer));
      expectSame(other.decisions, itself.decisions);
    }
  },
};
