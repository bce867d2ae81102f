import type { EventOf } from '../recorded.js';
import type { agreementEventData } from './event-data.js';

export type AgreementEvent = EventOf<typeof agreementEventData>;
export type AgreementEventType = AgreementEvent['type'];

/** Known to the drafter alone until the proposal (api.md, The events). */
export const internalAgreementEvents: ReadonlySet<AgreementEventType> = new Set<AgreementEventType>([
  'agreement-drafted',
  'agreement-changed',
]);
