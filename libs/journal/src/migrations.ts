import {
  Table,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
  type TableIndexOptions,
  type TableOptions,
} from 'typeorm';

const id = (name: string): TableColumnOptions => ({ name, type: 'varchar', length: '64' });
const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
const long = (name: string): TableColumnOptions => ({ name, type: 'text' });
const int = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const ms = (name: string): TableColumnOptions => ({ name, type: 'bigint' });
const flag = (name: string): TableColumnOptions => ({ name, type: 'boolean' });
const key = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const or = (column: TableColumnOptions, value: string | number): TableColumnOptions => ({
  ...column,
  default: typeof value === 'string' ? `'${value}'` : value,
});
const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames });
const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
});

const stream = [text('stream_kind', 16), id('stream_id')];

const tables: Pick<TableOptions, 'name' | 'columns' | 'indices' | 'withoutRowid'>[] = [
  {
    name: 'event',
    columns: [
      key(id('id')),
      ...stream,
      ...[text('type', 40), id('owner'), id('actor'), ms('at'), long('marking')],
      ...[optional(long('recipients')), optional(long('data')), optional(text('salt', 32))],
      ...[text('digest', 64), optional(long('redaction'))],
    ],
    indices: [index('event_stream', 'stream_kind', 'stream_id', 'id')],
  },
  {
    name: 'book',
    withoutRowid: true,
    columns: [key(id('organization')), int('number'), text('hash', 64), ms('at')],
  },
  {
    name: 'entry',
    withoutRowid: true,
    columns: [
      ...[key(id('organization')), key(int('number')), id('event'), ...stream],
      ...[text('basis', 16), optional(id('agreement')), ms('at'), text('hash', 64)],
    ],
    indices: [
      unique('entry_event', 'event', 'organization'),
      index('entry_stream', 'organization', 'stream_id', 'number'),
    ],
  },
  {
    name: 'view',
    columns: [
      ...[key(id('organization')), key(text('stream_kind', 16)), key(id('stream_id'))],
      ...[int('number'), long('json'), ms('last_activity_at'), or(ms('opened_at'), 0)],
      ...[
        or(text('reference', 64), ''),
        or(text('status', 16), ''),
        or(int('severity'), 0),
        or(int('tlp'), 0),
      ],
      ...[or(text('classification', 80), ''), or(id('lead'), ''), or(long('search'), '')],
      optional(ms('next_due_at')),
    ],
    indices: [
      index('view_stream', 'stream_kind', 'stream_id'),
      index('view_activity', 'organization', 'stream_kind', 'last_activity_at', 'stream_id'),
      index('view_opened', 'organization', 'stream_kind', 'opened_at', 'stream_id'),
      index('view_severity', 'organization', 'stream_kind', 'severity', 'stream_id'),
      index('view_reference', 'organization', 'stream_kind', 'reference', 'stream_id'),
      index('view_status', 'organization', 'stream_kind', 'status', 'last_activity_at', 'stream_id'),
      index('view_due', 'organization', 'next_due_at'),
    ],
  },
  {
    name: 'case_tag',
    withoutRowid: true,
    columns: [key(id('organization')), key(text('kind', 16)), key(text('value', 80)), key(id('stream_id'))],
    indices: [index('case_tag_case', 'organization', 'stream_id')],
  },
  { name: 'delivery', columns: [key(id('organization')), key(int('up_to')), ms('at')] },
  { name: 'read_mark', columns: [key(id('user_id')), key(id('stream_id')), int('number')] },
  {
    name: 'activation',
    columns: [key(id('agreement')), key(ms('at'))],
    indices: [index('activation_at', 'at')],
  },
  { name: 'reference_counter', columns: [key(text('country', 2)), key(int('year')), int('number')] },
  {
    name: 'idempotency_key',
    columns: [key(id('caller')), key(text('key', 200)), text('request', 64), long('result'), ms('at')],
    indices: [index('idempotency_key_at', 'at')],
  },
  {
    name: 'organization',
    columns: [
      key(id('id')),
      text('short_name', 40),
      text('country', 2),
      long('json'),
      flag('host'),
      ms('created_at'),
    ],
    indices: [unique('organization_short_name', 'short_name')],
  },
  {
    name: 'user_account',
    columns: [
      ...[key(id('id')), id('organization'), text('email', 254), text('name', 200), long('roles')],
      ...[optional(text('password_hash', 255)), flag('disabled'), ms('created_at')],
    ],
    indices: [unique('user_email', 'email'), index('user_organization', 'organization')],
  },
  {
    name: 'session',
    columns: [
      key(id('id')),
      id('user_id'),
      ms('created_at'),
      ms('expires_at'),
      or(text('user_agent', 300), ''),
    ],
    indices: [index('session_user', 'user_id')],
  },
  {
    name: 'api_token',
    columns: [
      ...[key(id('id')), text('hash', 64), id('user_id'), or(text('label', 200), '')],
      ms('created_at'),
    ],
    indices: [unique('api_token_hash', 'hash'), index('api_token_user', 'user_id')],
  },
  {
    name: 'import_mark',
    columns: [
      key(id('organization')),
      key(text('source', 200)),
      key(text('external_id', 200)),
      id('case_id'),
    ],
  },
  { name: 'node_setting', columns: [key(id('key')), long('value')] },
];

class Foundation1763978400000 implements MigrationInterface {
  name = 'Foundation1763978400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

/** The counts over a list of cases are taken from an index, not from the views themselves. */
class Counts1763992800000 implements MigrationInterface {
  name = 'Counts1763992800000';
  private readonly index = new TableIndex(
    index('view_count', 'organization', 'stream_kind', 'status', 'lead', 'next_due_at'),
  );

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('view', this.index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('view', this.index);
  }
}

/** Which reports were made, of what, for whom, and the hash by which a file is known again. */
class Reports1763996400000 implements MigrationInterface {
  name = 'Reports1763996400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'report',
        columns: [
          ...[key(id('id')), id('organization'), id('user_id'), ms('at')],
          ...[text('genre', 16), optional(id('subject')), text('reference', 64), text('title', 300)],
          ...[text('format', 8), text('language', 8), optional(id('audience')), text('tlp', 16)],
          ...[long('left_out'), int('book_number'), text('book_hash', 64)],
          ...[text('sha256', 64), int('bytes')],
        ],
        indices: [index('report_made', 'organization', 'id'), index('report_hash', 'sha256')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('report');
  }
}

/** How many entries of a book lost their content, by which processes and screens notice. */
class Redactions1764028800000 implements MigrationInterface {
  name = 'Redactions1764028800000';

  // Said in SQL: on SQLite a table that is built anew to get a column would be copied whole.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE book ADD COLUMN redactions integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE book DROP COLUMN redactions');
  }
}

/**
 * A text is looked for by going through all cases: on SQLite in an index that holds it, an eighth of what the views take.
 * PostgreSQL keeps no long text in an index.
 */
class Searching1764201600000 implements MigrationInterface {
  name = 'Searching1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    await this.index(runner, ['organization', 'stream_kind', 'last_activity_at', 'stream_id', 'search']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.index(runner, ['organization', 'stream_kind', 'last_activity_at', 'stream_id']);
  }

  private async index(runner: QueryRunner, columns: readonly string[]): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') return;
    await runner.query('DROP INDEX view_activity');
    await runner.query(`CREATE INDEX view_activity ON "view" (${columns.join(', ')})`);
  }
}

export const migrations = [
  Foundation1763978400000,
  Counts1763992800000,
  Reports1763996400000,
  Redactions1764028800000,
  Searching1764201600000,
];
