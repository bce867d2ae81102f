import type { OrganizationId } from '@entente/domain';
import type { CaseRecord } from '../../api/shapes.js';

/** Unread: something was written since this person looked, and not by their own house. */
export function isUnread(record: CaseRecord, us: OrganizationId): boolean {
  return record.version > (record.readNumber ?? 0) && record.lastEvent?.owner !== us;
}
