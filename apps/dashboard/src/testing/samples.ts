import {
  AgreementId,
  CaseId,
  EventId,
  evolve,
  OrganizationId,
  type Agreement,
  type CaseEvent,
  type CaseView,
  type RecordedCaseEvent,
} from '@entente/domain';
import type { CaseEntry, CaseRecord } from '../api/shapes.js';

/** Plain pieces of a case that tests of the dashboard fold, as our book would bring them. */

export const PH = OrganizationId.parse('PH');
export const SG = OrganizationId.parse('SG');
export const at = '2026-11-24T06:42:00.000Z';

export const paper: Agreement = {
  ...{ id: AgreementId.parse('paper'), title: 'PH and SG', kind: 'mou', parties: [PH, SG], drafter: PH },
  ...{ scopes: ['mutual-response'], ceiling: 'TLP:AMBER', suspensions: [], proposedAt: at },
  ...{ effectiveFrom: '2026-01-01T00:00:00.000Z', effectiveUntil: '2028-01-01T00:00:00.000Z' },
  signatures: [PH, SG].map((party) => ({ party, at: '2026-01-01T00:00:00.000Z' })),
};

/** Minutes after `at`. */
export function minute(count: number): string {
  return new Date(Date.parse(at) + count * 60_000).toISOString();
}

export const opening: CaseEvent & { type: 'case-opened' } = {
  type: 'case-opened',
  data: {
    ...{ reference: 'PH-2026-000001', title: 'A case', summary: '', classification: 'fraud/phishing' },
    ...{ severity: 'high', tlp: 'TLP:AMBER', affectedCountries: [], sectors: [], externalReferences: [] },
  },
};

let cases = 0;

/** The entries of a new case, numbered from 1, a minute apart; each told by whose deed it is and what happened. */
export function entriesOf(...happened: readonly (readonly [OrganizationId, CaseEvent])[]): CaseEntry[] {
  const id = CaseId.parse(`case-${++cases}`);
  return happened.map(([owner, told], index): CaseEntry => {
    const event: RecordedCaseEvent = {
      ...{
        id: EventId.parse(`event-${cases}-${String(index).padStart(4, '0')}`),
        stream: { kind: 'case', id },
      },
      ...{ owner, actor: 'somebody', at: minute(index), marking: { tlp: 'TLP:AMBER' }, ...told },
    };
    return {
      ...{ number: index + 1, at: event.at, basis: owner === PH ? 'owner' : 'agreement', event },
      ...{ hash: '', previousHash: '', digest: '' },
    };
  });
}

/** The case that these entries tell of, as a list holds it. */
export function recordOf(entries: readonly CaseEntry[]): CaseRecord {
  const view = entries.reduce<CaseView | undefined>((before, { event }) => evolve(before, event), undefined);
  const last = entries.at(-1);
  if (!view || !last) throw new Error('A case begins with its opening.');
  return { id: view.id, reference: view.reference, version: last.number, lastActivityAt: last.at, view };
}

export const invitedAndAccepted = (lead: OrganizationId, who: OrganizationId) =>
  [
    [lead, { type: 'participant-invited', data: { organization: who, role: 'affected', reference: 'X' } }],
    [who, { type: 'invitation-accepted', data: { role: 'affected' } }],
  ] as const satisfies (readonly [OrganizationId, CaseEvent])[];
