import type { Instant, ItemId, OrganizationId } from '../ids.js';
import { openRequests, participant, type CaseView } from './view.js';
import { openTaskStates } from './vocabulary.js';

/** Something in a case that waits on somebody, as one organisation sees it. `dueAt` is absent for an invitation. */
export interface Waiting {
  kind: 'clock' | 'request-to-us' | 'request-by-us' | 'task' | 'invitation';
  itemId?: ItemId;
  /** The other side: who asked, who was asked, who gave the task, who invited. */
  organization?: OrganizationId;
  dueAt: Instant | null;
  /** The duty, the kind of assistance or the task's title; null where this organisation was not told. */
  what: string | null;
}

/** What waits on an organisation, or on others at its request, in a case as it knows it; the nearest first. */
export function waitingIn(view: CaseView, organization: OrganizationId): Waiting[] {
  if (participant(view, organization)?.state === 'invited')
    return [{ kind: 'invitation', organization: view.lead, dueAt: null, what: null }];
  const clocks = view.clocks
    .filter((clock) => clock.organization === organization && clock.metAt === null)
    .map(({ id, duty, dueAt }): Waiting => ({ kind: 'clock', itemId: id, dueAt, what: duty }));
  const requests = openRequests(view).flatMap(({ id, requester, addressee, dueAt, kind }): Waiting[] => {
    if (addressee === organization)
      return [{ kind: 'request-to-us', itemId: id, organization: requester, dueAt, what: kind }];
    return requester === organization
      ? [{ kind: 'request-by-us', itemId: id, organization: addressee, dueAt, what: kind }]
      : [];
  });
  const tasks = view.tasks
    .filter(({ assignee, state, dueAt }) => {
      return assignee === organization && openTaskStates.has(state) && dueAt !== null;
    })
    .map(({ id, author, dueAt, title }): Waiting => {
      return { kind: 'task', itemId: id, organization: author, dueAt, what: title };
    });
  return [...clocks, ...requests, ...tasks].sort((a, b) => ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1));
}
