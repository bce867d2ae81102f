import type { z } from 'zod';
import type { Organization } from '@entente/contract';
import { CaseId, rejected, type OrganizationId } from '@entente/domain';
import type { Journal } from '@entente/journal';
import { AgreementDesk, Exchange } from '../agreements/agreements.services.js';
import { CaseArchive } from '../archives/archives.services.js';
import { CaseDesk, CaseList, CaseReading } from '../cases/cases.services.js';
import { readSettings, type Settings } from '../edge/edge.services.js';
import { EvidenceCare, EvidenceDesk, EvidenceStore } from '../evidence/evidence.services.js';
import {
  Credentials,
  Departures,
  Organizations,
  OwnDuties,
  Setup,
  Users,
} from '../identity/identity.services.js';
import { PostureDesk } from '../posture/posture.services.js';
import {
  PublicationDesk,
  PublicationList,
  PublicationReading,
} from '../publications/publications.services.js';
import {
  AgreementReports,
  CapabilityReports,
  PostureReports,
  ReportDesk,
} from '../reports/reports.services.js';
import { withJournal } from './open-journal.js';
import type { Terminal } from './terminal.js';

/** Who acts, in the events that the command line records: there is no user behind it. */
export const commandLine = 'command-line';

/** The services that commands work through. */
export interface Node {
  journal: Journal;
  organizations: Organizations;
  users: Users;
  credentials: Credentials;
  setup: Setup;
  agreements: AgreementDesk;
  exchange: Exchange;
  cases: CaseDesk;
  caseList: CaseList;
  caseReading: CaseReading;
  publishing: PublicationDesk;
  publicationList: PublicationList;
  publicationReading: PublicationReading;
  posture: PostureDesk;
  reports: ReportDesk;
  agreementReports: AgreementReports;
  postureReports: PostureReports;
  capabilityReports: CapabilityReports;
  archives: CaseArchive;
  evidence: EvidenceCare;
}

/** Opens the node for one piece of work. Wired by hand: no server comes up, no timer runs, and it starts the sooner. */
export function withNode<T>(
  terminal: Terminal,
  work: (node: Node) => Promise<T>,
  options?: { begin?: boolean },
): Promise<T> {
  return withJournal(terminal, (journal) => work(nodeOver(journal, readSettings(terminal.env))), options);
}

function nodeOver(journal: Journal, settings: Settings): Node {
  const departures = new Departures();
  const organizations = new Organizations(journal);
  const users = new Users(journal, departures);
  const cases = new CaseDesk(journal, organizations, new OwnDuties(journal, organizations));
  const reading = new CaseReading(journal, organizations, users);
  const reports = new ReportDesk(journal, reading, organizations, users);
  const store = new EvidenceStore(settings);
  const files = new EvidenceDesk(journal, cases, reading, organizations, store);
  const exchange = new Exchange(journal);
  const publicationReading = new PublicationReading(journal, organizations);
  const posture = new PostureDesk(journal);
  return {
    ...{ journal, organizations, users },
    credentials: new Credentials(journal, departures),
    setup: new Setup(journal, organizations, users),
    agreements: new AgreementDesk(journal, organizations),
    cases,
    caseList: new CaseList(journal, organizations),
    caseReading: reading,
    publishing: new PublicationDesk(journal, organizations),
    publicationList: new PublicationList(journal),
    ...{ publicationReading, posture, exchange },
    reports,
    evidence: new EvidenceCare(journal, store),
    archives: new CaseArchive(journal, reading, files, organizations),
    postureReports: new PostureReports(journal, posture, reports),
    capabilityReports: new CapabilityReports(journal, publicationReading, reports),
    agreementReports: new AgreementReports(journal, exchange, reports),
  };
}

/** The organisation of that short name (or id), or a refusal. */
export async function organizationNamed(
  { organizations }: Pick<Node, 'organizations'>,
  name: string,
): Promise<Organization> {
  const organization = (await organizations.directory()).find(name);
  if (!organization)
    throw rejected('not-found', `There is no organisation ${name} on this node: register it with org add.`);
  return organization;
}

/** The id of something in a book, as it was typed; what is none is refused as one that the book does not have. */
export function idTyped<S extends z.ZodType>(
  schema: S,
  typed: string,
  what: 'agreement' | 'publication',
): z.infer<S> {
  const id = schema.safeParse(typed);
  if (!id.success) throw rejected('not-found', `There is no such ${what} in your book.`);
  return id.data;
}

/** The ids of the organisations of those short names (or ids), or a refusal. */
export async function idsOf(node: Pick<Node, 'organizations'>, names: readonly string[]) {
  const found = await Promise.all(names.map((name) => organizationNamed(node, name)));
  return found.map(({ id }) => id);
}

/** The case of that reference in the book of the organisation; `as` is how that one was named. */
export async function caseReferred(
  { journal }: Pick<Node, 'journal'>,
  { reference, organization, as }: { reference: string; organization: OrganizationId; as: string },
): Promise<CaseId> {
  const rows = await journal.books.query<{ stream_id: string }>(
    `SELECT stream_id FROM "view" WHERE organization = ? AND stream_kind = 'case' AND reference = ?`,
    [organization, reference],
  );
  if (!rows[0]) throw rejected('not-found', `There is no case ${reference} in the book of ${as}.`);
  return CaseId.parse(rows[0].stream_id);
}
