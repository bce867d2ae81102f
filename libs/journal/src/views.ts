import {
  asSearched,
  severityLevel,
  tlpLevel,
  waitingIn,
  wordsOf,
  type Agreement,
  type CaseView,
  type OrganizationId,
  type Publication,
  type Stream,
} from '@entente/domain';
import { canonical } from './chain.js';
import { perRows, placeholders } from './database.js';
import type { Transaction } from './queue.js';
import type { View } from './streams.js';

/** The entries of one stream in one book, as `n`: by their index, and not by going through the book. */
export const entryOfOneStream = 'entry n INDEXED BY entry_stream';

/** The fold of one stream in one book, and the last entry that it was folded from. */
export interface Folded {
  view: View;
  number: number;
  at: number;
}

/** What a view's row holds beside its key: the fold as canonical JSON, and what lists filter and sort by. */
export interface ViewRow {
  number: number;
  json: string;
  last_activity_at: number;
  opened_at: number;
  reference: string;
  status: string;
  severity: number;
  tlp: number;
  classification: string;
  lead: string;
  search: string;
  next_due_at: number | null;
}

export function rowOf(
  organization: OrganizationId,
  kind: Stream['kind'],
  { view, number, at }: Folded,
): ViewRow {
  const columns = columnsOf(organization, kind, view);
  return { number, json: canonical(view), last_activity_at: at, ...columns };
}

type Columns = Omit<ViewRow, 'number' | 'json' | 'last_activity_at'>;

/** The stream's kind says what kind of view it has. */
function columnsOf(organization: OrganizationId, kind: Stream['kind'], view: View): Columns {
  switch (kind) {
    case 'case':
      return caseColumns(organization, view as CaseView);
    case 'agreement':
      return agreementColumns(view as Agreement);
    case 'publication':
      return publicationColumns(view as Publication);
  }
}

const searchedSummary = 500;
/** An invitation waits at once: it stands before all that has a time. */
const atOnce = 0;

function caseColumns(organization: OrganizationId, view: CaseView): Columns {
  const next = view.status === 'closed' ? undefined : waitingIn(view, organization)[0];
  return {
    opened_at: view.openedAt === null ? 0 : Date.parse(view.openedAt),
    reference: view.reference,
    status: view.status,
    severity: severityLevel(view.severity),
    tlp: tlpLevel(view.tlp),
    classification: view.classification,
    lead: view.lead,
    search: searchable(`${view.reference} ${view.title} ${beginningOf(view.summary)}`),
    next_due_at: next ? (next.dueAt === null ? atOnce : Date.parse(next.dueAt)) : null,
  };
}

function agreementColumns(agreement: Agreement): Columns {
  return {
    opened_at: Date.parse(agreement.effectiveFrom),
    reference: '',
    status: '',
    severity: 0,
    tlp: tlpLevel(agreement.ceiling),
    classification: '',
    lead: agreement.drafter,
    search: searchable(agreement.title),
    next_due_at: null,
  };
}

/** What a list of publications filters by: the kind stands in the place of a case's class, the publisher in the lead's. */
function publicationColumns({ content, publisher, tlp, publishedAt, withdrawn }: Publication): Columns {
  return {
    opened_at: Date.parse(publishedAt),
    reference: '',
    status: withdrawn ? 'withdrawn' : 'current',
    severity: 0,
    tlp: tlpLevel(tlp),
    classification: content.kind,
    lead: publisher,
    search: searchable(wordsOf(content)),
    next_due_at: null,
  };
}

/** Not half of a character that takes two code units. */
function beginningOf(summary: string): string {
  return summary.slice(0, searchedSummary).replace(/[\uD800-\uDBFF]$/, '');
}

function searchable(text: string): string {
  return storable(asSearched(text));
}

/** PostgreSQL keeps no NUL in a text. In JSON it is escaped; beside it a blank stands for it. */
function storable(text: string): string {
  return text.replaceAll('\0', ' ');
}

/** The tags by which a list of cases filters: `country` and `participant`. */
export function tagsOf(kind: Stream['kind'], view: View): string[] {
  if (kind !== 'case') return [];
  const { affectedCountries, participants } = view as CaseView;
  return [
    ...new Set([
      ...affectedCountries.map((country) => `country:${storable(country)}`),
      ...participants.map(({ organization }) => `participant:${organization}`),
    ]),
  ].sort();
}

const viewColumns = Object.keys({
  ...{ number: true, json: true, last_activity_at: true, opened_at: true, reference: true, status: true },
  ...{ severity: true, tlp: true, classification: true, lead: true, search: true, next_due_at: true },
} satisfies Record<keyof ViewRow, true>) as (keyof ViewRow)[];
const insertView = `INSERT INTO "view" (${viewColumns.join(', ')}, organization, stream_kind, stream_id)
  VALUES ${placeholders(1, viewColumns.length + 3)}`;
const isView = 'organization = ? AND stream_kind = ? AND stream_id = ?';

/**
 * Writes a view over what is stored, if anything is, and answers whether there was anything to write. Only what has
 * changed is set: SQLite writes an index again for every column that is named, and most indexes of a view rest.
 */
export async function storeView(
  tx: Transaction,
  organization: OrganizationId,
  { kind, id }: Stream,
  row: ViewRow | undefined,
  stored: ViewRow | undefined,
): Promise<boolean> {
  const key = [organization, kind, id];
  if (!row) {
    if (stored) await tx.query(`DELETE FROM "view" WHERE ${isView}`, key);
    return stored !== undefined;
  }
  const changed = viewColumns.filter((name) => row[name] !== stored?.[name]);
  if (changed.length === 0) return false;
  const text = stored
    ? `UPDATE "view" SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE ${isView}`
    : insertView;
  const values = (stored ? changed : viewColumns).map((name) => row[name]);
  await tx.query(text, [...values, ...key]);
  return true;
}

const insertTags = perRows(
  (rows) => `INSERT INTO case_tag (organization, kind, value, stream_id) VALUES ${placeholders(rows, 4)}`,
);

/** Stores the tags of a case where others are stored, and answers whether there was anything to write. */
export async function storeTags(
  tx: Transaction,
  organization: OrganizationId,
  caseId: string,
  tags: readonly string[],
  stored: readonly string[],
): Promise<boolean> {
  const gone = stored.filter((tag) => !tags.includes(tag));
  const fresh = tags.filter((tag) => !stored.includes(tag));
  for (const tag of gone)
    await tx.query(
      'DELETE FROM case_tag WHERE organization = ? AND kind = ? AND value = ? AND stream_id = ?',
      [organization, ...split(tag), caseId],
    );
  if (fresh.length > 0)
    await tx.query(
      insertTags(fresh.length),
      fresh.flatMap((tag) => [organization, ...split(tag), caseId]),
    );
  return gone.length + fresh.length > 0;
}

function split(tag: string): [string, string] {
  const colon = tag.indexOf(':');
  return [tag.slice(0, colon), tag.slice(colon + 1)];
}

/** The agreements that an organisation's book tells of. */
export async function agreementsIn(
  sql: Pick<Transaction, 'query'>,
  organization: OrganizationId,
): Promise<Agreement[]> {
  const rows = await sql.query<{ json: string }>(
    `SELECT json FROM "view" WHERE organization = ? AND stream_kind = 'agreement' ORDER BY stream_id`,
    [organization],
  );
  return rows.map(({ json }) => JSON.parse(json) as Agreement);
}
