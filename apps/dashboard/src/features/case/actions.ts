import {
  participant,
  Rejection,
  statusTransitions,
  type CaseCommand,
  type CaseStatus,
  type ItemId,
} from '@entente/domain';
import type { TFunction } from 'i18next';
import { may, type Permission } from '../../app/session.js';
import type { ActionDefinition } from '../../ui/actions.js';
import { showNotice } from '../../ui/notice.js';
import { refusalText } from '../../ui/refusal.js';
import { saveFrom } from '../../ui/save-file.js';
import type { CaseContext } from './case-context.js';
import { tried } from './dry-run.js';

/**
 * What can be done to a case. Whether it is allowed is asked of the domain itself, by a dry run of the command over
 * what this organisation knows: the reason given is the very sentence with which the server would refuse.
 */
export interface CaseActing extends CaseContext {
  t: TFunction;
  accept: () => void;
  acceptHandover: () => void;
  withdrawHandover: () => void;
  focusComposer: () => void;
  goToNew: () => void;
}
type Definition = ActionDefinition<CaseActing>;

const item = 'question' as ItemId;

/** True, or why not: the role first, then the moment looked at, then the domain. */
export function allows(context: CaseActing, permission: Permission, command: CaseCommand): true | string {
  const barred = barrier(context, permission);
  if (barred) return barred;
  const answer = tried(context.view, command, context.acting);
  return !(answer instanceof Rejection) || refusalText(answer, context.t);
}

function barrier({ past, session, t }: CaseActing, permission: Permission): string | undefined {
  if (past) return t('refusal.past');
  if (may(session, permission)) return undefined;
  return t(permission === 'runCases' ? 'refusal.operatorOnly' : 'refusal.responderOnly');
}

/** Allowed when the command would go through towards at least one of the others; else the first refusal. */
function allowsTowardsAny(
  context: CaseActing,
  permission: Permission,
  command: (to: CaseContext['acting']['by']) => CaseCommand,
): true | string {
  const others = context.view.participants.filter(
    ({ organization, state }) =>
      organization !== context.acting.by && (state === 'accepted' || state === 'invited'),
  );
  if (others.length === 0) return barrier(context, permission) ?? context.t('refusal.nobodyElse');
  const answers = others.map(({ organization }) => allows(context, permission, command(organization)));
  return answers.includes(true) || (answers[0] ?? true);
}

const words = 'Dry run of a reason';

export const statusCommand = (to: CaseStatus): CaseCommand => ({
  type: 'change-status',
  input: {
    to,
    reason: words,
    ...(to === 'closed' && { disposition: 'resolved' as const, closingSummary: words }),
  },
});

/** The step that leads on; the others stand in the menu. */
export const nextStep: Record<CaseStatus, CaseStatus> = {
  new: 'triage',
  triage: 'responding',
  responding: 'contained',
  contained: 'recovering',
  recovering: 'closed',
  closed: 'responding',
};

/** Where the case may go beside the next step. */
export function otherSteps(status: CaseStatus): CaseStatus[] {
  const all: readonly CaseStatus[] = statusTransitions[status];
  return all.filter((to) => to !== nextStep[status]);
}

export const nextStepAction: Definition = {
  ...{ id: 'case-next-step', label: 'action.nextStep', icon: 'flag', keys: 'n' },
  allowed: (context) => allows(context, 'runCases', statusCommand(nextStep[context.view.status])),
  perform: ({ open, view }) => open({ kind: 'status', to: nextStep[view.status] }),
};

const escalate: Definition = {
  ...{ id: 'case-escalate', label: 'action.escalate', icon: 'up', keys: 'e' },
  allowed: (context) => {
    const level = context.view.escalation === 'operational' ? 'technical' : 'operational';
    return allows(context, 'runCases', { type: 'change-escalation', input: { level, reason: words } });
  },
  perform: ({ open }) => open({ kind: 'escalate' }),
};

const edit: Definition = {
  ...{ id: 'case-edit', label: 'action.edit', icon: 'pen', keys: 'h' },
  allowed: (context) =>
    allows(context, 'runCases', { type: 'change-header', input: { title: context.view.title } }),
  perform: ({ open }) => open({ kind: 'edit' }),
};

const invite: Definition = {
  ...{ id: 'case-invite', label: 'action.invite', icon: 'partners', keys: 'i' },
  allowed: (context) => {
    const barred = barrier(context, 'runCases');
    if (barred) return barred;
    const { view, acting, t } = context;
    const self = { organizationId: acting.by, role: 'informed' } as const;
    const answer = tried(view, { type: 'invite', input: self }, acting);
    // Whom an agreement allows to invite, and whom not and why, is what the dialog shows.
    return !(answer instanceof Rejection) || answer.code !== 'not-the-lead' || refusalText(answer, t);
  },
  perform: ({ open }) => open({ kind: 'invite' }),
};

const post: Definition = {
  ...{ id: 'case-post', label: 'action.write', icon: 'pen', keys: 'w' },
  allowed: (context) => {
    // A closed case takes lessons, and the composer posts nothing else then.
    const lesson = context.view.status === 'closed';
    return allows(context, 'respond', {
      type: 'post-update',
      input: { text: words, ...(lesson && { lesson }) },
    });
  },
  perform: ({ focusComposer }) => focusComposer(),
};

const toNew: Definition = {
  ...{ id: 'case-to-new', label: 'action.toNew', icon: 'down', keys: 'u' },
  allowed: () => true,
  perform: ({ goToNew }) => goToNew(),
};

const ask: Definition = {
  ...{ id: 'case-ask', label: 'action.ask', icon: 'requests', keys: 'a' },
  allowed: (context) =>
    allowsTowardsAny(context, 'runCases', (to) => ({
      type: 'request-assistance',
      id: item,
      input: { to, kind: 'information', urgency: 'routine', text: words },
    })),
  perform: ({ open }) => open({ kind: 'ask' }),
};

const addIndicators: Definition = {
  ...{ id: 'case-indicators', label: 'action.addIndicators', icon: 'target', keys: 'b' },
  allowed: (context) =>
    allows(context, 'respond', { type: 'add-indicator', input: { type: 'ipv4-addr', value: '192.0.2.1' } }),
  perform: ({ open }) => open({ kind: 'indicators' }),
};

const addEvidence: Definition = {
  ...{ id: 'case-evidence', label: 'action.addEvidence', icon: 'disclosures' },
  allowed: (context) =>
    allows(context, 'respond', {
      ...{ type: 'add-evidence', id: item, input: { name: words } },
      file: { size: 1, sha256: '', mediaType: '' },
    }),
  perform: ({ open }) => open({ kind: 'evidence' }),
};

const assignTask: Definition = {
  ...{ id: 'case-task', label: 'action.assignTask', icon: 'task', keys: 't' },
  allowed: (context) =>
    allows(context, 'respond', {
      type: 'assign-task',
      id: item,
      input: { title: words, assignee: context.acting.by },
    }),
  perform: ({ open }) => open({ kind: 'task' }),
};

const startClock: Definition = {
  ...{ id: 'case-clock', label: 'action.startClock', icon: 'clock' },
  allowed: (context) => {
    const accepted = participant(context.view, context.acting.by)?.state === 'accepted';
    return barrier(context, 'respond') ?? (accepted || context.t('refusal.notIn'));
  },
  perform: ({ open }) => open({ kind: 'clock' }),
};

const handover: Definition = {
  ...{ id: 'case-handover', label: 'action.handover', icon: 'handover' },
  allowed: (context) => allowsTowardsAny(context, 'runCases', (to) => ({ type: 'offer-handover', to })),
  perform: ({ open }) => open({ kind: 'handover' }),
};

const withdrawHandover: Definition = {
  ...{ id: 'case-withdraw-handover', label: 'action.withdrawHandover', icon: 'handover' },
  allowed: (context) => allows(context, 'runCases', { type: 'withdraw-handover' }),
  perform: (context) => context.withdrawHandover(),
};

const acceptHandover: Definition = {
  ...{ id: 'case-accept-handover', label: 'action.acceptHandover', icon: 'handover' },
  allowed: (context) => allows(context, 'runCases', { type: 'accept-handover' }),
  perform: (context) => context.acceptHandover(),
};

const accept: Definition = {
  ...{ id: 'case-accept', label: 'action.accept', icon: 'check', keys: 'y' },
  allowed: (context) => allows(context, 'runCases', { type: 'answer-invitation', accept: true }),
  perform: (context) => context.accept(),
};

const decline: Definition = {
  ...{ id: 'case-decline', label: 'action.decline', icon: 'cross' },
  allowed: (context) => allows(context, 'runCases', { type: 'answer-invitation', accept: false }),
  perform: ({ open }) => open({ kind: 'decline' }),
};

const withdraw: Definition = {
  ...{ id: 'case-withdraw', label: 'action.withdraw', icon: 'out' },
  allowed: (context) => allows(context, 'runCases', { type: 'withdraw' }),
  perform: ({ open }) => open({ kind: 'withdraw' }),
};

const copyLink: Definition = {
  ...{ id: 'case-copy-link', label: 'action.copyLink', icon: 'link' },
  allowed: () => true,
  perform: ({ record }) => void navigator.clipboard.writeText(`${location.origin}/cases/${record.id}`),
};

const raiseBulletin: Definition = {
  ...{ id: 'case-bulletin', label: 'publication.raise', icon: 'exchange' },
  allowed: ({ past, session, page, t }) => {
    if (past) return t('refusal.past');
    if (!may(session, 'publish')) return t('refusal.publishRoles');
    return page.indicators.length > 0 || t('publication.raiseNone');
  },
  perform: ({ open }) => open({ kind: 'bulletin' }),
};

const report: Definition = {
  ...{ id: 'case-report', label: 'action.report', icon: 'print' },
  allowed: ({ session, t }) => may(session, 'makeReports') || t('refusal.managerOnly'),
  perform: ({ open }) => open({ kind: 'report' }),
};

const archive: Definition = {
  ...{ id: 'case-archive', label: 'action.archive', icon: 'download' },
  allowed: () => true,
  perform: ({ record, view, t }) => {
    saveFrom(`/api/cases/${record.id}/archive`, `${view.reference}.zip`);
    void showNotice(t, t('evidence.archiveMeans'));
  },
};

const printCase: Definition = {
  ...{ id: 'case-print', label: 'action.print', icon: 'print' },
  allowed: () => true,
  perform: () => print(),
};

export const caseActions: readonly Definition[] = [
  ...[nextStepAction, escalate, edit, invite, post, ask, addIndicators, addEvidence, assignTask, startClock],
  ...[accept, decline, handover, withdrawHandover, acceptHandover, withdraw],
  ...[raiseBulletin, report, toNew, archive, copyLink, printCase],
];
