import { rejected } from '@entente/domain';
import type { Journal } from '@entente/journal';
import { AgreementDesk, Exchange } from '../agreements/agreements.services.js';
import { CaseDesk, CaseReading } from '../cases/cases.services.js';
import {
  Credentials,
  Departures,
  Organizations,
  Setup,
  Users,
  type Organization,
} from '../identity/identity.services.js';
import { AgreementReports, ReportDesk } from '../reports/reports.services.js';
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
  cases: CaseDesk;
  reports: ReportDesk;
  agreementReports: AgreementReports;
}

/** Opens the node for one piece of work. Wired by hand: no server comes up, no timer runs, and it starts the sooner. */
export function withNode<T>(
  terminal: Terminal,
  work: (node: Node) => Promise<T>,
  options?: { begin?: boolean },
): Promise<T> {
  return withJournal(terminal, (journal) => work(nodeOver(journal)), options);
}

function nodeOver(journal: Journal): Node {
  const departures = new Departures();
  const organizations = new Organizations(journal);
  const users = new Users(journal, departures);
  const reports = new ReportDesk(
    journal,
    new CaseReading(journal, organizations, users),
    organizations,
    users,
  );
  return {
    ...{ journal, organizations, users },
    credentials: new Credentials(journal, departures),
    setup: new Setup(journal, organizations, users),
    agreements: new AgreementDesk(journal, organizations),
    cases: new CaseDesk(journal, organizations),
    reports,
    agreementReports: new AgreementReports(journal, new Exchange(journal), reports),
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
