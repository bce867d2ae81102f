import type { Agreement, Terms } from '../agreement/agreement.js';
import type { AgreementCommand } from '../agreement/commands.js';
import type { CaseCommand, NewCase, PostUpdate } from '../case/commands.js';
import type { CaseView } from '../case/view.js';
import { AgreementId, CaseId, ItemId, type EventId, type OrganizationId } from '../ids.js';
import type { Rejection } from '../rejection.js';
import {
  later,
  memberOf,
  minuteTimer,
  newCommunity,
  perform,
  type Act,
  type Community,
  type Entry,
} from './community.js';

/**
 * A community in which an incident is told in a few words:
 *
 *     const world = newWorld(PH, SG);
 *     world.agreement([PH, SG], { ceiling: 'TLP:GREEN' });
 *     const incident = world.opens(PH, { tlp: 'TLP:GREEN' });
 *     world.joins(SG, incident);
 */
export interface World {
  readonly community: Community;
  /** An agreement that all its parties have signed, in force for two years unless said otherwise. */
  agreement(parties: OrganizationId[], said?: Partial<Terms>): AgreementId;
  opens(by: OrganizationId, said?: Partial<NewCase>): CaseId;
  /** The lead invites an organisation, which accepts. */
  joins(organization: OrganizationId, id: CaseId): void;
  invites(by: OrganizationId, organization: OrganizationId, id: CaseId): void;
  posts(by: OrganizationId, id: CaseId, said?: Partial<PostUpdate>): EventId;
  /** PH asks SG; the id of the request. */
  asks(by: OrganizationId, to: OrganizationId, id: CaseId): ItemId;
  /** The lead of before hands the case over to a participant. */
  handsOver(to: OrganizationId, id: CaseId): void;
  acts(by: OrganizationId, id: CaseId, command: CaseCommand): void;
  agrees(by: OrganizationId, id: AgreementId, command: AgreementCommand): void;
  /** The refusal of what must be refused. */
  refusal(by: OrganizationId, id: CaseId, command: CaseCommand): Rejection;
  /** Time passes, and nothing happens. */
  passes(time: { days?: number; minutes?: number }): void;
  /** The minute's timer. */
  strikes(): void;
  book(organization: OrganizationId): readonly Entry[];
  /** What an organisation has been given of a case: `type owner basis`, in the order of its book. */
  reads(organization: OrganizationId, id: CaseId): string[];
  view(organization: OrganizationId, id: CaseId): CaseView | undefined;
  paper(organization: OrganizationId, id: AgreementId): Agreement | undefined;
}

const day = 24 * 3_600_000;

export function newWorld(...organizations: OrganizationId[]): World {
  let community = newCommunity(organizations);
  let counted = 0;
  const next = (what: string) => `${what}-${(counted += 1)}`;

  const act = (deed: Act) => {
    const { community: after, events, refusal } = perform(community, deed);
    if (refusal) throw refusal;
    community = after;
    return events;
  };
  const agree = (by: OrganizationId, agreement: AgreementId, command: AgreementCommand) =>
    act({ by, agreement, command });
  const inCase = (by: OrganizationId, id: CaseId, command: CaseCommand) => act({ by, case: id, command });
  const leadOf = (id: CaseId) => {
    const leads = organizations.find((one) => memberOf(community, one).cases[id]?.lead === one);
    if (!leads) throw new Error('There is no such case.');
    return leads;
  };

  return {
    get community() {
      return community;
    },
    agreement(parties, said = {}) {
      const id = AgreementId.parse(next('agreement'));
      const [drafter] = parties;
      if (!drafter) throw new Error('Name two or more parties.');
      const terms: Terms = {
        ...{ title: 'Memorandum', kind: 'mou', parties, scopes: ['mutual-response'], ceiling: 'TLP:AMBER' },
        ...{ effectiveFrom: '2026-01-01T00:00:00.000Z', effectiveUntil: '2028-01-01T00:00:00.000Z', ...said },
      };
      agree(drafter, id, { type: 'draft', terms });
      agree(drafter, id, { type: 'propose' });
      for (const party of parties) agree(party, id, { type: 'sign' });
      return id;
    },
    opens(by, said = {}) {
      const id = CaseId.parse(next('case'));
      const input: NewCase = {
        ...{
          title: 'Ransomware in a hospital',
          summary: 'Wards are on paper.',
          severity: 'high',
          tlp: 'TLP:AMBER',
        },
        ...{ classification: 'availability/sabotage', ...said },
      };
      inCase(by, id, { type: 'open', id, reference: `${by}-${id}`, input });
      return id;
    },
    joins(organization, id) {
      inCase(leadOf(id), id, { type: 'invite', input: { organizationId: organization, role: 'assisting' } });
      inCase(organization, id, { type: 'answer-invitation', accept: true });
    },
    invites(by, organization, id) {
      inCase(by, id, { type: 'invite', input: { organizationId: organization, role: 'assisting' } });
    },
    posts(by, id, said = {}) {
      const [event] = inCase(by, id, { type: 'post-update', input: { text: 'Seen here too.', ...said } });
      if (!event) throw new Error('Nothing was posted.');
      return event.id;
    },
    asks(by, to, id) {
      const request = ItemId.parse(next('request'));
      const input = { to, kind: 'takedown', urgency: 'priority', text: 'Please take it down.' } as const;
      inCase(by, id, { type: 'request-assistance', id: request, input });
      return request;
    },
    handsOver(to, id) {
      inCase(leadOf(id), id, { type: 'offer-handover', to });
      inCase(to, id, { type: 'accept-handover' });
    },
    acts(by, id, command) {
      inCase(by, id, command);
    },
    agrees(by, id, command) {
      agree(by, id, command);
    },
    refusal(by, id, command) {
      const { refusal } = perform(community, { by, case: id, command });
      if (!refusal) throw new Error('It was not refused.');
      return refusal;
    },
    passes({ days = 0, minutes = 0 }) {
      community = later(community, days * day + minutes * 60_000);
    },
    strikes() {
      community = minuteTimer(community);
    },
    book: (organization) => memberOf(community, organization).book,
    reads: (organization, id) =>
      memberOf(community, organization)
        .book.filter(({ event }) => event.stream.id === id)
        .map(({ event, basis }) => `${event.type} ${event.owner} ${basis}`),
    view: (organization, id) => memberOf(community, organization).cases[id],
    paper: (organization, id) => memberOf(community, organization).agreements[id],
  };
}
