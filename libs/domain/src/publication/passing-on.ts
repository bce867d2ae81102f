import type { RecordedCaseEvent } from '../case/events.js';
import type { OrganizationId } from '../ids.js';
import { rejected } from '../rejection.js';
import type { ContentOf } from './content.js';

type AddedIndicator = Extract<RecordedCaseEvent, { type: 'indicator-added' }>;

/**
 * An indicator of a case as a bulletin of an organisation carries it: its own, whatever it was marked. Those of others
 * stay where their owner gave them, unless that one marked them TLP:CLEAR (originator control, TLP 2.0 §2).
 */
export function indicatorForBulletin(
  { owner, marking, data: { type, value, note } }: AddedIndicator,
  by: OrganizationId,
): ContentOf<'bulletin'>['indicators'][number] {
  if (owner !== by && marking.tlp !== 'TLP:CLEAR')
    throw rejected('not-the-owner', `${value} belongs to another organisation: only its owner passes it on.`);
  return { type, value, ...(note && { note }) };
}
