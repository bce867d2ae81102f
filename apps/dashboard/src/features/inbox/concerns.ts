import type { OrganizationId } from '@entente/domain';
import type { Entry } from '../../api/shapes.js';

/** Whether an entry is meant for one's organisation: what the inbox holds and what may make a sound. */
export function concerns({ event }: Entry, us: OrganizationId): boolean {
  if (event.owner === us) return false;
  const data: unknown = event.data;
  if (data === null) return false;
  switch (event.type) {
    case 'participant-invited':
    case 'participant-removed':
    case 'handover-offered':
    case 'handover-withdrawn':
      return event.data.organization === us;
    case 'assistance-requested':
    case 'assistance-answered':
    case 'assistance-cancelled':
    case 'task-state-changed':
      return event.data.to === us;
    case 'task-assigned':
      return event.data.assignee === us;
    case 'escalation-changed':
    case 'lead-changed':
    case 'agreement-proposed':
    case 'agreement-signed':
    case 'agreement-suspended':
    case 'agreement-resumed':
    case 'agreement-terminated':
    case 'agreement-renewed':
    case 'agreement-document-recorded':
    case 'agreement-contacts-changed':
    case 'publication-published':
    case 'publication-revised':
    case 'publication-withdrawn':
      return true;
    case 'publication-acknowledged':
    case 'publication-commented':
      return event.data.publisher === us;
    default:
      return false;
  }
}
