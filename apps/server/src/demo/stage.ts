import type {
  AgreementId,
  CaseId,
  EventId,
  ItemId,
  OrganizationId,
  PublicationId,
  Role,
} from '@entente/domain';
import type { Journal } from '@entente/journal';
import { AgreementDesk } from '../agreements/agreements.services.js';
import { CaseDesk, CaseReading } from '../cases/cases.services.js';
import type { Principal } from '../edge/edge.services.js';
import { EvidenceDesk, type EvidenceStore } from '../evidence/evidence.services.js';
import {
  Departures,
  hashPassword,
  Organizations,
  OwnDuties,
  Setup,
  Users,
} from '../identity/identity.services.js';
import { PublicationDesk } from '../publications/publications.services.js';
import { emailOf, host, organizations, parts, password, people, type Part } from './cast.js';

/** The node on which the stories are played: its desks, who is registered there, and what is known by a name. */
export interface Stage {
  cases: CaseDesk;
  register: AgreementDesk;
  publications: PublicationDesk;
  evidence: EvidenceDesk;
  organization(part: Part): OrganizationId;
  principal(part: Part, role: Role): Principal;
  /** Cases by the name of their story. */
  opened: Map<string, { id: CaseId; reference: string }>;
  papers: Map<string, AgreementId>;
  published: Map<string, PublicationId>;
  /** Requests, tasks, clocks and events by `<story>/<name>`. */
  items: Map<string, ItemId>;
  events: Map<string, EventId>;
  reference(organization: OrganizationId, id: CaseId): Promise<string>;
}

/** Something that happens at a moment of the exercise; `what` says which, should it fail. */
export interface Cue {
  at: number;
  what: string;
  perform(stage: Stage): Promise<void>;
}

/** Registers the six organisations and their people, makes ready for files of evidence, and marks the node as a demonstration. */
export async function setStage(journal: Journal, store: EvidenceStore): Promise<Stage> {
  const registry = new Organizations(journal);
  const users = new Users(journal, new Departures());
  const setup = new Setup(journal, registry, users);
  await setup.markAsDemonstration();
  const company = await register(journal, { registry, users, setup });
  const known = (part: Part, role: Role) => {
    const principal = company.get(`${part}/${role}`);
    if (!principal) throw new Error(`There is no ${role} of ${part}.`);
    return principal;
  };
  const cases = new CaseDesk(journal, registry, new OwnDuties(journal, registry));
  const reading = new CaseReading(journal, registry, users);
  await store.onModuleInit();
  return {
    cases,
    evidence: new EvidenceDesk(journal, cases, reading, registry, store),
    register: new AgreementDesk(journal, registry),
    publications: new PublicationDesk(journal, registry),
    organization: (part) => known(part, 'operator').organization,
    principal: known,
    ...{ opened: new Map(), papers: new Map(), published: new Map() },
    ...{ items: new Map(), events: new Map() },
    reference: async (organization, id) => (await journal.books.case(organization, id))?.view.reference ?? '',
  };
}

async function register(
  journal: Journal,
  { registry, users, setup }: { registry: Organizations; users: Users; setup: Setup },
): Promise<Map<string, Principal>> {
  // One hash for all: it is one password, and it is printed.
  const passwordHash = await hashPassword(password);
  const company = new Map<string, Principal>();
  await journal.write(async (tx, now) => {
    for (const part of parts) {
      const first = { name: people[part].admin, email: emailOf(part, 'admin') };
      const begun =
        part === host ? await setup.begin(tx, now, organizations[part], first, passwordHash) : undefined;
      const { id } = begun?.organization ?? (await registry.registerIn(tx, now, organizations[part], false));
      for (const [role, name] of Object.entries(people[part]) as [Role, string][]) {
        const member = { name, email: emailOf(part, role), roles: [role] };
        const user =
          role === 'admin' && begun ? begun.user : await users.addIn(tx, now, id, member, passwordHash);
        company.set(`${part}/${role}`, {
          ...{ userId: user.id, name, email: user.email, organization: id, roles: user.roles },
          registrar: part === host && user.roles.includes('admin'),
          credential: { kind: 'session', id: 'demonstration' },
        });
      }
    }
  });
  return company;
}
