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
  // Field by field: what is copied by `...` of so wide an object takes fifty times as long, and lists have many.
  return {
    id: view.id,
    reference: view.reference,
    title: view.title,
    summary: view.summary,
    classification: view.classification,
    status: view.status,
    severity: view.severity,
    escalation: view.escalation,
    tlp: view.tlp,
    pap: view.pap ?? null,
    affectedCountries: view.affectedCountries,
    sectors: view.sectors,
    externalReferences: view.externalReferences,
    disposition: view.disposition,
    duplicateOf: view.duplicateOf,
    closingSummary: view.closingSummary,
    occurredAt: view.occurredAt ?? null,
    detectedAt: view.detectedAt ?? null,
    openedAt: view.openedAt,
    closedAt: view.closedAt,
    version,
    lastActivityAt,
    lead: {
      id: view.lead,
      shortName: directory.nameOf(view.lead),
      country: directory.get(view.lead)?.country ?? null,
    },
    participants: view.participants.map((one) => ({
      ...{ organization: one.organization, role: roleOf(view, one), state: one.state, since: one.since },
    })),
    handoverOfferedTo: view.handover?.open ? view.handover.to : null,
    assistanceRequests: view.requests.map((request) => {
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
  const presented = presentCase(known, looking);
  const withAuthor = <T extends { author: { organization: OrganizationId; actor: string } }>(item: T) => {
    const { organization, actor } = item.author;
    const name = organization === looking.organization ? looking.people.get(actor) : undefined;
    return { ...item, author: { organization, ...(name !== undefined && { user: { id: actor, name } }) } };
  };
  return {
    ...presented,
    updates: page.updates.map(withAuthor),
    indicators: page.indicators.map(withAuthor),
    evidence: page.evidence.map((one) => ({ ...withAuthor(one), custody: one.custody.map(withAuthor) })),
    assistanceRequests: presented.assistanceRequests.map((request) => ({
      ...request,
      text: page.requestTexts.get(request.id) ?? null,
      answers: page.answers.get(request.id) ?? [],
    })),
  };
}
