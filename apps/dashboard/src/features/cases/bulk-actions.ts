import type { TFunction } from 'i18next';
import type { CaseRecord, Session } from '../../api/shapes.js';
import { may } from '../../app/session.js';
import type { ActionDefinition } from '../../ui/actions.js';
import type { BulkChange } from './bulk.js';
import { isUnread } from './unread.js';

/** What can be done to all the cases that are selected in a list. */
export interface BulkActing {
  chosen: readonly CaseRecord[];
  session: Session;
  t: TFunction;
  open: (kind: BulkChange['kind']) => void;
  markRead: () => void;
}

const forOperators = ({ session, t }: BulkActing): true | string =>
  may(session, 'runCases') || t('refusal.operatorOnly');

export const bulkActions: readonly ActionDefinition<BulkActing>[] = [
  {
    ...{ id: 'bulk-read', label: 'bulk.read', icon: 'eye', keys: 'r' },
    allowed: ({ chosen, session, t }) =>
      chosen.some((record) => isUnread(record, session.organization.id)) || t('bulk.allRead'),
    perform: ({ markRead }) => markRead(),
  },
  {
    ...{ id: 'bulk-status', label: 'bulk.status', icon: 'flag', keys: 's' },
    allowed: forOperators,
    perform: ({ open }) => open('status'),
  },
  {
    ...{ id: 'bulk-escalation', label: 'bulk.escalation', icon: 'up', keys: 'e' },
    allowed: forOperators,
    perform: ({ open }) => open('escalation'),
  },
  {
    ...{ id: 'bulk-invitation', label: 'action.invite', icon: 'partners', keys: 'i' },
    allowed: forOperators,
    perform: ({ open }) => open('invitation'),
  },
  {
    ...{ id: 'bulk-copy', label: 'bulk.copy', icon: 'copy', keys: 'y' },
    allowed: () => true,
    perform: ({ chosen }) => void navigator.clipboard.writeText(linesOf(chosen)),
  },
];

/** A line a case, as one pastes it into a message or a log. */
function linesOf(records: readonly CaseRecord[]): string {
  return records
    .map(({ id, reference, view }) => `${reference} ${view.title} ${location.origin}/cases/${id}`)
    .join('\n');
}
