import type { RecordedCaseEvent } from '../case/events.js';
import type { OrganizationId } from '../ids.js';

/**
 * Whether an event opens the past of the case to somebody, and to whom (domain.md, `disclose`): an invitation is
 * preceded by the header's events so far; an acceptance, of the case or of its lead, is followed by all that may now
 * be disclosed, in the original order.
 */
export function opensThePast(
  event: RecordedCaseEvent,
): { to: OrganizationId; when: 'before' | 'after' } | undefined {
  switch (event.type) {
    case 'participant-invited':
      return { to: event.data.organization, when: 'before' };
    case 'invitation-accepted':
    case 'handover-accepted':
      return { to: event.owner, when: 'after' };
    default:
      return undefined;
  }
}
