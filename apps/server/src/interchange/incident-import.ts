import type { Organization } from '@entente/contract';
import { inviteVerdict, Rejection, type Agreement, type NewCase } from '@entente/domain';
import type { EurepocIncident } from '@entente/interchange';
import { instant, type Journal } from '@entente/journal';
import type { Actor, CaseDesk } from '../cases/cases.services.js';
import type { Directory, Organizations } from '../identity/identity.services.js';

/** What became of the rows of a table of incidents. */
export interface ImportTally {
  /** Cases opened now. */
  opened: number;
  /** Rows of which an earlier import had opened a case. */
  known: number;
  /** Invitations sent. */
  invited: number;
  /** Organisations of affected countries that no active agreement allowed to invite. */
  notInvited: number;
  problems: { line: number; id?: string; reason: string }[];
}

interface Services {
  journal: Journal;
  organizations: Organizations;
  cases: CaseDesk;
}

/** Under this name the import remembers which row became which case. */
const source = 'EuRepoC';
/** So many rows are handed to the write queue together, which commits them together. */
const batchSize = 64;

/**
 * Opens a case for every incident, led by the organisation of `by`, and invites the organisations of the affected
 * countries with which an active agreement covers it. A row is done as a whole or not at all; one that was imported
 * before is left alone, and one that cannot be read is told of in the tally while the others go on.
 */
export async function importIncidents(
  services: Services,
  by: Actor,
  incidents: AsyncIterable<EurepocIncident>,
  progress: (tally: Readonly<ImportTally>) => void = () => undefined,
): Promise<ImportTally> {
  const tally: ImportTally = { opened: 0, known: 0, invited: 0, notInvited: 0, problems: [] };
  let batch: EurepocIncident[] = [];
  const finishBatch = async () => {
    const [agreements, directory] = await Promise.all([
      services.journal.books.agreements(by.organization),
      services.organizations.directory(),
    ]);
    await Promise.all(
      batch.map((incident) => importOne(services, by, incident, agreements, directory, tally)),
    );
    batch = [];
    progress(tally);
  };
  for await (const incident of incidents) {
    batch.push(incident);
    if (batch.length === batchSize) await finishBatch();
  }
  await finishBatch();
  tally.problems.sort((a, b) => a.line - b.line);
  return tally;
}

async function importOne(
  services: Services,
  by: Actor,
  incident: EurepocIncident,
  agreements: readonly Agreement[],
  directory: Directory,
  tally: ImportTally,
): Promise<void> {
  if ('problem' in incident) {
    const { line, id, problem: reason } = incident;
    tally.problems.push({ line, ...(id !== undefined && { id }), reason });
    return;
  }
  const at = instant(services.journal.now());
  const affected = organizationsOf(incident.case.affectedCountries ?? [], directory, by);
  const allowed = affected.filter(({ id }) => {
    const verdict = inviteVerdict(incident.case, id, { by: by.organization, agreements, at });
    return verdict.verdict === 'disclose' && verdict.basis === 'agreement';
  });
  try {
    const invited = await openCase(services, by, incident, allowed, directory);
    if (invited === undefined) {
      tally.known += 1;
      return;
    }
    tally.opened += 1;
    tally.invited += invited;
    tally.notInvited += affected.length - invited;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    tally.problems.push({ line: incident.line, id: incident.id, reason: error.sentence });
  }
}

/** In one transaction the mark that the row is imported, its case and the invitations; answers how many were sent. */
function openCase(
  { journal, cases }: Services,
  by: Actor,
  { id: externalId, case: input }: { id: string; case: NewCase },
  invitees: readonly Organization[],
  directory: Directory,
): Promise<number | undefined> {
  return journal.write(async (tx, now) => {
    // The mark comes first: a second import that runs at the same time waits for it, and then knows the row.
    const marked = await tx.query(
      `INSERT INTO import_mark (organization, source, external_id, case_id) VALUES (?, ?, ?, '')
        ON CONFLICT (organization, source, external_id) DO NOTHING RETURNING external_id`,
      [by.organization, source, externalId],
    );
    if (marked.length === 0) return undefined;
    const { id } = await cases.openIn(tx, now, by, input, directory);
    await tx.query(
      'UPDATE import_mark SET case_id = ? WHERE organization = ? AND source = ? AND external_id = ?',
      [id, by.organization, source, externalId],
    );
    let invited = 0;
    for (const { id: organizationId } of invitees) {
      const command = { type: 'invite', input: { organizationId, role: 'affected' } } as const;
      try {
        await cases.perform(tx, by, id, command, directory);
        invited += 1;
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
    return invited;
  });
}

/** All registered organisations of those countries but the importer itself; national CSIRTs first. */
function organizationsOf(countries: readonly string[], { all }: Directory, by: Actor): Organization[] {
  const affected = all.filter(({ id, country }) => id !== by.organization && countries.includes(country));
  const isNational = ({ kind }: Organization) => kind === 'national-csirt';
  return [...affected.filter(isNational), ...affected.filter((organization) => !isNational(organization))];
}
