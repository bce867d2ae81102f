import { narrower, type RecordedCaseEvent, type Tlp } from '@entente/domain';

/** The marking of what is made of these events: a report is handled as the narrowest of what went into it. */
export function narrowest(events: readonly RecordedCaseEvent[]): Tlp {
  return events.map(({ marking }) => marking.tlp).reduce(narrower, 'TLP:CLEAR');
}
