import {
  clockState,
  isOverdue,
  readPage,
  roleOf,
  type CaseView,
  type Instant,
  type OrganizationId,
  type RecordedCaseEvent,
} from '@entente/domain';
import type { Known } from '@entente/journal';
import type { Directory } from '../identity/identity.services.js';

/** What of a case depends on who looks and when. */
export interface Looking {
  organization: OrganizationId;
  directory: Directory;
  /** Names of the people of the reader's own organisation; those of others stay at home. */
  people: ReadonlyMap<string, string>;
  at: Instant;
}

/** The case's header, roster, requests, tasks and clocks as api.md has them. */
export function presentCase({ view, version, lastActivityAt }: Known<CaseView>, { directory, at }: Looking) {
  const { setBy: _, handover, requests, participants, ...header } = view;
  const lead = directory.get(view.lead);
  return {
    ...header,
    version,
    lastActivityAt,
    pap: view.pap ?? null,
    occurredAt: view.occurredAt ?? null,
    detectedAt: view.detectedAt ?? null,
    lead: { id: view.lead, shortName: directory.nameOf(view.lead), country: lead?.country ?? null },
    participants: participants.map((one) => ({
      ...{ organization: one.organization, role: roleOf(view, one), state: one.state, since: one.since },
    })),
    handoverOfferedTo: handover?.open ? handover.to : null,
    assistanceRequests: requests.map((request) => {
      const { by: _by, ...shown } = request;
      return { ...shown, overdue: isOverdue(request, at) };
    }),
    tasks: view.tasks.map(({ by: _by, ...task }) => task),
    clocks: view.clocks.map((clock) => ({ ...clock, state: clockState(clock, at) })),
  };
}

/** The case with its words: updates, indicators, and the texts of requests and answers. */
export function presentWhole(known: Known<CaseView>, events: readonly RecordedCaseEvent[], looking: Looking) {
  const page = readPage(events);
  const { assistanceRequests, ...rest } = presentCase(known, looking);
  const withAuthor = <T extends { author: { organization: OrganizationId; actor: string } }>(item: T) => {
    const { organization, actor } = item.author;
    const name = organization === looking.organization ? looking.people.get(actor) : undefined;
    return { ...item, author: { organization, ...(name !== undefined && { user: { id: actor, name } }) } };
  };
  return {
    ...rest,
    updates: page.updates.map(withAuthor),
    indicators: page.indicators.map(withAuthor),
    evidence: page.evidence.map((one) => ({ ...withAuthor(one), custody: one.custody.map(withAuthor) })),
    assistanceRequests: assistanceRequests.map((request) => ({
      ...request,
      text: page.requestTexts.get(request.id) ?? null,
      answers: page.answers.get(request.id) ?? [],
    })),
  };
}
