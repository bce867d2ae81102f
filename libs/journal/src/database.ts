import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import pg from 'pg';
import { entities } from './entities.js';
import { migrations } from './migrations.js';

/** Where the journal is kept: `url` (`postgres://…`) or else `file`, an SQLite file. */
export type DatabaseSettings = { url: string } | { file: string };

/**
 * The database behind the journal. `writer` is for the write queue alone; `reader` sees only what is committed: on
 * SQLite it is a second connection, since TypeORM shares one among all its callers and they would read what may yet
 * be rolled back.
 */
export interface Database {
  kind: 'sqlite' | 'postgres';
  writer: DataSource;
  reader: DataSource;
  /** The SQLite file. */
  file?: string;
  close(): Promise<void>;
}

/** PostgreSQL gives bigint as text; our times and counts fit a double, so they come as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const common = {
  entities,
  migrations,
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
} as const;

/** How many connections write on PostgreSQL: enough that the server groups their commits, few enough not to thrash. */
const writersOnPostgres = 12;

/** After so long in the middle of a transaction, PostgreSQL takes a server for lost and gives its locks to the others. */
const silenceMs = 60_000;

/** Opens the database and runs what migrations are missing, or fails where any is, if an SQLite file is to be taken as it is. */
export async function openDatabase(
  settings: DatabaseSettings,
  { asItIs = false }: { asItIs?: boolean } = {},
): Promise<Database> {
  return 'url' in settings ? openPostgres(settings.url) : openSqlite(settings.file, asItIs);
}

/** What is thrown where a thread that is started finds another program than the one that runs. */
export function replaced(): Error {
  return new Error('The program was replaced while it ran: restart it.');
}

async function openPostgres(url: string): Promise<Database> {
  const options: DataSourceOptions = {
    ...common,
    type: 'postgres',
    url,
    extra: { max: writersOnPostgres + 8, idle_in_transaction_session_timeout: silenceMs },
  };
  const source = await new DataSource(options).initialize();
  await migrateOnce(source);
  return { kind: 'postgres', writer: source, reader: source, close: () => source.destroy() };
}

/** Of several servers that start at once, one migrates and the others wait for it. */
async function migrateOnce(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtextextended('migrations', 2))`);
    await source.runMigrations();
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtextextended('migrations', 2))`).catch(() => undefined);
    await runner.release();
  }
}

async function openSqlite(file: string, asItIs: boolean): Promise<Database> {
  const prepare = (queryOnly: boolean) => (connection: { pragma(text: string): unknown }) => {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 10000');
    connection.pragma('cache_size = -65536');
    // A savepoint keeps the pages that it may have to put back: else a temporary file is made for every command.
    connection.pragma('temp_store = MEMORY');
    // 16 MB of log, so that a page that is written again and again goes into the file less often.
    connection.pragma('wal_autocheckpoint = 4000');
    if (queryOnly) connection.pragma('query_only = ON');
  };
  const connect = (queryOnly: boolean) =>
    new DataSource({
      ...common,
      type: 'better-sqlite3',
      database: file,
      prepareDatabase: prepare(queryOnly),
    }).initialize();
  const writer = await connect(false);
  if (!asItIs) await writer.runMigrations();
  else if (await writer.showMigrations()) throw replaced();
  const reader = await connect(true);
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
  };
  return { kind: 'sqlite', writer, reader, file, close };
}

export type Parameter = string | number | boolean | null;

/**
 * SQL in one spelling for both databases: `?` for a parameter, quoted names. `INDEXED BY` is for SQLite, which without
 * statistics takes a whole book for ten rows; PostgreSQL has statistics, and does not see it.
 */
export interface Sql {
  query<T>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>;
}

/** Speaks SQL over a runner or a data source of either database. */
export function sqlOver(kind: Database['kind'], on: QueryRunner | DataSource): Sql {
  return kind === 'sqlite' ? new SqliteSql(on) : overPostgres(on);
}

function overPostgres(on: QueryRunner | DataSource): Sql {
  return {
    async query<T>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
      const rows: unknown = await on.query(numbered(sql), [...parameters]);
      return Array.isArray(rows) ? (isPgReturning(rows) ? (rows[0] as T[]) : (rows as T[])) : [];
    },
  };
}

/** So many statements a connection keeps prepared: more than there are, but for those with a number of rows. */
const preparedAtMost = 200;
const preparedOn = new WeakMap<BetterSqlite3.Database, Map<string, BetterSqlite3.Statement>>();

/** On the connection itself: what TypeORM does around each statement takes half as long again as SQLite takes for it. */
class SqliteSql implements Sql {
  private readonly connection: BetterSqlite3.Database;
  private readonly prepared: Map<string, BetterSqlite3.Statement>;

  constructor(on: QueryRunner | DataSource) {
    const { driver } = on instanceof DataSource ? on : on.dataSource;
    this.connection = (driver as BetterSqlite3Driver).databaseConnection as BetterSqlite3.Database;
    this.prepared = preparedOn.get(this.connection) ?? new Map<string, BetterSqlite3.Statement>();
    preparedOn.set(this.connection, this.prepared);
  }

  /** What SQLite throws is a rejection, as it is on PostgreSQL. */
  query<T>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
    return new Promise((resolve) => {
      const statement = this.prepared.get(sql) ?? this.prepare(sql);
      const bound = parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
      const rows = statement.reader ? statement.all(bound) : [];
      if (!statement.reader) statement.run(bound);
      resolve(rows as T[]);
    });
  }

  private prepare(sql: string): BetterSqlite3.Statement {
    const statement = this.connection.prepare(sql);
    const [oldest] = this.prepared.keys();
    if (this.prepared.size >= preparedAtMost && oldest !== undefined) this.prepared.delete(oldest);
    this.prepared.set(sql, statement);
    return statement;
  }
}

/** TypeORM answers an INSERT, UPDATE or DELETE on PostgreSQL with `[rows, count]`. */
function isPgReturning(rows: unknown[]): boolean {
  return rows.length === 2 && Array.isArray(rows[0]) && typeof rows[1] === 'number';
}

const spellings = new Map<string, string>();

function numbered(sql: string): string {
  const known = spellings.get(sql);
  if (known) return known;
  let n = 0;
  const spelled = sql.replace(/ INDEXED BY \w+/g, '').replace(/\?/g, () => `$${++n}`);
  if (spellings.size < 1000) spellings.set(sql, spelled);
  return spelled;
}

/** A text of SQL for each number of rows, made once: a statement that is prepared already is found by its text. */
export function perRows(text: (rows: number) => string): (rows: number) => string {
  const known: string[] = [];
  return (rows) => (known[rows] ??= text(rows));
}

/** `(?, ?, ?), (?, ?, ?)` for a bulk insert. */
export function placeholders(rows: number, columns: number): string {
  const row = `(${Array(columns).fill('?').join(', ')})`;
  return Array(rows).fill(row).join(', ');
}
