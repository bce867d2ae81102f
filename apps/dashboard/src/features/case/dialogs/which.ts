import type {
  AssistanceKind,
  CaseStatus,
  EventId,
  ItemId,
  OrganizationId,
  RequestState,
} from '@entente/domain';

/** Which dialog is open over a case, and about what. */
export type OpenDialog =
  | { kind: 'status'; to: CaseStatus }
  | { kind: 'escalate' }
  | { kind: 'edit' }
  | { kind: 'invite' }
  | { kind: 'ask'; to?: OrganizationId | undefined; assistance?: AssistanceKind | undefined }
  | { kind: 'indicators'; text?: string }
  | { kind: 'evidence'; file?: File }
  | { kind: 'custody'; evidence: ItemId }
  | { kind: 'task' }
  | { kind: 'clock' }
  | { kind: 'handover' }
  | { kind: 'answer'; request: ItemId; state: Exclude<RequestState, 'requested' | 'cancelled'> }
  | { kind: 'cancel-request'; request: ItemId }
  | { kind: 'meet-clock'; clock: ItemId }
  | { kind: 'decline' }
  | { kind: 'withdraw' }
  | { kind: 'bulletin' }
  | { kind: 'report' }
  | { kind: 'remove'; organization: OrganizationId }
  | { kind: 'correct'; event: EventId; text: string }
  | { kind: 'erase'; event: EventId };
