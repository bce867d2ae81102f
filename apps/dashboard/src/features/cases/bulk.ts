import {
  audience,
  caseStatuses,
  Rejection,
  type Acting,
  type CaseCommand,
  type CaseDraft,
  type CaseStatus,
  type EscalationLevel,
  type InvitedRole,
  type OrganizationId,
} from '@entente/domain';
import type { CaseRecord } from '../../api/shapes.js';
import { tried } from '../case/dry-run.js';
import type { CaseWrite } from '../case/writing.js';

/** One change to several cases at once. Closing is not among them: a closing summary is each case's own. */
export type BulkChange =
  | { kind: 'status'; to: CaseStatus; reason: string }
  | { kind: 'escalation'; level: EscalationLevel; reason: string }
  | { kind: 'invitation'; organization: OrganizationId; role: InvitedRole };

/** What becomes of one of the cases: changed, with what is then recorded, or left as it is, and why. */
export type Outcome = { record: CaseRecord } & ({ drafts: readonly CaseDraft[] } | { refusal: Rejection });

export function commandOf(change: BulkChange): CaseCommand {
  switch (change.kind) {
    case 'status': {
      const { to, reason } = change;
      return { type: 'change-status', input: { to, ...(reason && { reason }) } };
    }
    case 'escalation': {
      const { level, reason } = change;
      return { type: 'change-escalation', input: { level, reason } };
    }
    case 'invitation': {
      const { organization: organizationId, role } = change;
      return { type: 'invite', input: { organizationId, role } };
    }
  }
}

/** The same as the server is asked for it, decided on the version that was looked at. */
export function writeOf(change: BulkChange, { version }: CaseRecord): CaseWrite {
  switch (change.kind) {
    case 'status': {
      const { to, reason } = change;
      return { path: 'status', body: { to, ...(reason && { reason }) }, ifMatch: version };
    }
    case 'escalation': {
      const { level, reason } = change;
      return { path: 'escalation', body: { level, reason }, ifMatch: version };
    }
    case 'invitation': {
      const { organization: organizationId, role } = change;
      return { path: 'participants', body: { organizationId, role } };
    }
  }
}

export function outcomesOf(records: readonly CaseRecord[], change: BulkChange, acting: Acting): Outcome[] {
  return records.map((record) => {
    const answer = tried(record.view, commandOf(change), acting);
    return answer instanceof Rejection ? { record, refusal: answer } : { record, drafts: answer };
  });
}

export const bulkStatuses = caseStatuses.filter((status) => status !== 'new' && status !== 'closed');

/** The status that the most of the cases can go to, for a start. */
export function likeliestStatus(records: readonly CaseRecord[], acting: Acting): CaseStatus {
  const changed = (to: CaseStatus) =>
    outcomesOf(records, { kind: 'status', to, reason: 'A reason' }, acting).filter(willChange).length;
  return bulkStatuses.reduce((best, to) => (changed(to) > changed(best) ? to : best));
}

export function willChange(
  outcome: Outcome,
): outcome is { record: CaseRecord; drafts: readonly CaseDraft[] } {
  return 'drafts' in outcome;
}

/** Of how many of the cases each other organisation is told something by the change, most first. */
export function toldOf(
  outcomes: readonly Outcome[],
  { by, agreements, at }: Acting,
): { organization: OrganizationId; cases: number }[] {
  const told = new Map<OrganizationId, number>();
  for (const { record, drafts } of outcomes.filter(willChange)) {
    const reached = drafts.flatMap((draft) => [
      // Who is invited takes no part yet, and is told by the invitation.
      ...(draft.type === 'participant-invited' ? [draft.data.organization] : []),
      ...audience(record.view, draft, by, agreements, at)
        .filter(({ verdict }) => verdict === 'disclose')
        .map(({ organization }) => organization),
    ]);
    for (const organization of new Set(reached)) told.set(organization, (told.get(organization) ?? 0) + 1);
  }
  return [...told]
    .map(([organization, cases]) => ({ organization, cases }))
    .sort((a, b) => b.cases - a.cases);
}
