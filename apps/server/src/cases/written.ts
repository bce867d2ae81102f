import { rejected, type CaseCommand, type CaseId, type OrganizationId } from '@entente/domain';
import type { Transaction } from '@entente/journal';

/** What adds to the words of a case. What ends or answers something is always taken. */
const adding = new Set<CaseCommand['type']>([
  'post-update',
  'add-indicator',
  'add-evidence',
  'record-custody',
  'correct',
]);
const most = 20_000_000;
const bytesBeside = 500;
const mostKnown = 10_000;

/**
 * So much one organisation writes in one case: bytes of what is recorded, and of what is recorded about it. A case is read whole:
 * without a bound, one participant could write so much that nobody can open it any more. It is summed up from the actor's own events
 * at the first command, and counted along from there, since a sum over a long case costs more than all else of an update.
 */
export class Written {
  private readonly known = new Map<string, number>();

  /** Counts a command, and refuses one that adds to what is too much already. */
  async count(
    tx: Transaction,
    organization: OrganizationId,
    id: CaseId,
    command: CaseCommand,
  ): Promise<void> {
    if (!adding.has(command.type)) return;
    const key = `${organization} ${id}`;
    const before = this.known.get(key) ?? (await writtenIn(tx, organization, id));
    if (before > most)
      throw rejected(
        'too-many-in-case',
        `Your organisation has written ${most / 1_000_000} MB in this case already: go on in another one.`,
      );
    // The last in use is the last that goes.
    this.known.delete(key);
    this.known.set(key, before + Buffer.byteLength(JSON.stringify(command)) + bytesBeside);
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) this.known.delete(oldest);
  }
}

async function writtenIn(tx: Transaction, organization: OrganizationId, id: CaseId): Promise<number> {
  const [row] = await tx.query<{ written: number | null }>(
    `SELECT SUM(OCTET_LENGTH(data) + ?) AS written FROM event WHERE stream_kind = 'case' AND stream_id = ? AND owner = ?`,
    [bytesBeside, id, organization],
  );
  return row?.written ?? 0;
}
