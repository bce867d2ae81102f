import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The tables, as TypeORM knows them; the migrations make them, and a test holds the two against each other. The hot
 * path writes them with parametrised SQL. Times are UTC milliseconds. Without a rowid, SQLite keeps a narrow table as
 * one tree in the order of its key, not as two.
 */

const ms = { type: 'bigint' } as const;
const json = { type: 'text' } as const;

/** What happened, once, with the owner's marking. Append-only; only a redaction blanks `data` and `salt`. */
@Entity('event')
@Index('event_stream', ['streamKind', 'streamId', 'id'])
export class EventRow {
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  @Column('varchar', { name: 'stream_kind', length: 16 }) streamKind!: string;
  @Column('varchar', { name: 'stream_id', length: 64 }) streamId!: string;
  @Column('varchar', { length: 40 }) type!: string;
  @Column('varchar', { length: 64 }) owner!: string;
  @Column('varchar', { length: 64 }) actor!: string;
  @Column(ms) at!: number;
  @Column(json) marking!: string;
  /** The owner's handling instruction; never given to others, so not part of the digest. */
  @Column({ ...json, nullable: true }) recipients!: string | null;
  @Column({ ...json, nullable: true }) data!: string | null;
  @Column('varchar', { length: 32, nullable: true }) salt!: string | null;
  @Column('varchar', { length: 64 }) digest!: string;
  /** `{at, by, reason}` of a redaction. */
  @Column({ ...json, nullable: true }) redaction!: string | null;
}

/** The head of an organisation's book; locked while entries are appended, so that numbers have no gaps. */
@Entity('book', { withoutRowid: true })
export class BookRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @Column('integer') number!: number;
  @Column('varchar', { length: 64 }) hash!: string;
  @Column(ms) at!: number;
  /** How many of its entries lost their content: who keeps a copy of the book reads it anew when this grows. */
  @Column('integer', { default: 0 }) redactions!: number;
}

/** What an organisation was given, why, and when. Append-only. */
@Entity('entry', { withoutRowid: true })
@Index('entry_event', ['event', 'organization'], { unique: true })
@Index('entry_stream', ['organization', 'streamId', 'number'])
export class EntryRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('varchar', { length: 64 }) event!: string;
  @Column('varchar', { name: 'stream_kind', length: 16 }) streamKind!: string;
  @Column('varchar', { name: 'stream_id', length: 64 }) streamId!: string;
  @Column('varchar', { length: 16 }) basis!: string;
  @Column('varchar', { length: 64, nullable: true }) agreement!: string | null;
  @Column(ms) at!: number;
  @Column('varchar', { length: 64 }) hash!: string;
}

/** The fold of one stream in one book, with what lists filter and sort by. Can be rebuilt from the entries at any time. */
@Entity('view')
@Index('view_stream', ['streamKind', 'streamId'])
// By the last activity; which columns it has depends on the database (migrations.ts).
@Index('view_activity', { synchronize: false })
@Index('view_opened', ['organization', 'streamKind', 'openedAt', 'streamId'])
@Index('view_severity', ['organization', 'streamKind', 'severity', 'streamId'])
@Index('view_reference', ['organization', 'streamKind', 'reference', 'streamId'])
@Index('view_status', ['organization', 'streamKind', 'status', 'lastActivityAt', 'streamId'])
@Index('view_due', ['organization', 'nextDueAt'])
@Index('view_count', ['organization', 'streamKind', 'status', 'lead', 'nextDueAt'])
export class ViewRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @PrimaryColumn('varchar', { name: 'stream_kind', length: 16 }) streamKind!: string;
  @PrimaryColumn('varchar', { name: 'stream_id', length: 64 }) streamId!: string;
  @Column('integer') number!: number;
  @Column(json) json!: string;
  @Column({ ...ms, name: 'last_activity_at' }) lastActivityAt!: number;
  @Column({ ...ms, name: 'opened_at', default: 0 }) openedAt!: number;
  @Column('varchar', { length: 64, default: '' }) reference!: string;
  @Column('varchar', { length: 16, default: '' }) status!: string;
  @Column('integer', { default: 0 }) severity!: number;
  @Column('integer', { default: 0 }) tlp!: number;
  @Column('varchar', { length: 80, default: '' }) classification!: string;
  @Column('varchar', { length: 64, default: '' }) lead!: string;
  /** Reference, title and the start of the summary in lower case, for search in any script. */
  @Column('text', { default: '' }) search!: string;
  /** When the next thing that waits on somebody in this case is due, as this organisation knows it. */
  @Column({ ...ms, name: 'next_due_at', nullable: true }) nextDueAt!: number | null;
}

/** Affected countries and participants of a case in one book, for the filters by country and participant. */
@Entity('case_tag', { withoutRowid: true })
@Index('case_tag_case', ['organization', 'streamId'])
export class CaseTagRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @PrimaryColumn('varchar', { length: 16 }) kind!: string;
  @PrimaryColumn('varchar', { length: 80 }) value!: string;
  @PrimaryColumn('varchar', { name: 'stream_id', length: 64 }) streamId!: string;
}

/** When entries up to a number first reached a user or a node of the organisation: one row a batch. */
@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @PrimaryColumn('integer', { name: 'up_to' }) upTo!: number;
  @Column(ms) at!: number;
}

/** Up to which entry a person has seen a case. */
@Entity('read_mark')
export class ReadMarkRow {
  @PrimaryColumn('varchar', { name: 'user_id', length: 64 }) userId!: string;
  @PrimaryColumn('varchar', { name: 'stream_id', length: 64 }) streamId!: string;
  @Column('integer') number!: number;
}

/** When an agreement comes into force (again), until what it opens has been backfilled. */
@Entity('activation')
@Index('activation_at', ['at'])
export class ActivationRow {
  @PrimaryColumn('varchar', { length: 64 }) agreement!: string;
  @PrimaryColumn(ms) at!: number;
}

/** The last number given out for a reference, by country and year. */
@Entity('reference_counter')
export class ReferenceCounterRow {
  @PrimaryColumn('varchar', { length: 2 }) country!: string;
  @PrimaryColumn('integer') year!: number;
  @Column('integer') number!: number;
}

/** What was answered to a request with an Idempotency-Key. */
@Entity('idempotency_key')
@Index('idempotency_key_at', ['at'])
export class IdempotencyKeyRow {
  @PrimaryColumn('varchar', { length: 64 }) caller!: string;
  @PrimaryColumn('varchar', { length: 200 }) key!: string;
  @Column('varchar', { length: 64 }) request!: string;
  @Column(json) result!: string;
  @Column(ms) at!: number;
}

@Entity('organization')
@Index('organization_short_name', ['shortName'], { unique: true })
export class OrganizationRow {
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  @Column('varchar', { name: 'short_name', length: 40 }) shortName!: string;
  @Column('varchar', { length: 2 }) country!: string;
  /** The rest of what was registered. */
  @Column(json) json!: string;
  /** Whether this is the organisation that hosts the node: its administrators are the registrar. */
  @Column('boolean') host!: boolean;
  @Column({ ...ms, name: 'created_at' }) createdAt!: number;
}

@Entity('user_account')
@Index('user_email', ['email'], { unique: true })
@Index('user_organization', ['organization'])
export class UserRow {
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  @Column('varchar', { length: 64 }) organization!: string;
  /** In lower case. */
  @Column('varchar', { length: 254 }) email!: string;
  @Column('varchar', { length: 200 }) name!: string;
  @Column(json) roles!: string;
  /** argon2id; null for a service account, which has tokens and no password. */
  @Column('varchar', { name: 'password_hash', length: 255, nullable: true }) passwordHash!: string | null;
  @Column('boolean') disabled!: boolean;
  @Column({ ...ms, name: 'created_at' }) createdAt!: number;
}

@Entity('session')
@Index('session_user', ['userId'])
export class SessionRow {
  /** SHA-256 of the cookie's value: the table alone signs nobody in. */
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  @Column('varchar', { name: 'user_id', length: 64 }) userId!: string;
  @Column({ ...ms, name: 'created_at' }) createdAt!: number;
  @Column({ ...ms, name: 'expires_at' }) expiresAt!: number;
  @Column('varchar', { name: 'user_agent', length: 300, default: '' }) userAgent!: string;
}

@Entity('api_token')
@Index('api_token_hash', ['hash'], { unique: true })
@Index('api_token_user', ['userId'])
export class ApiTokenRow {
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  /** SHA-256 of the token, which is shown once and kept nowhere. */
  @Column('varchar', { length: 64 }) hash!: string;
  @Column('varchar', { name: 'user_id', length: 64 }) userId!: string;
  @Column('varchar', { length: 200, default: '' }) label!: string;
  @Column({ ...ms, name: 'created_at' }) createdAt!: number;
}

/** Which external reference an organisation has imported as which case, so that a second import doubles nothing. */
@Entity('import_mark')
export class ImportMarkRow {
  @PrimaryColumn('varchar', { length: 64 }) organization!: string;
  @PrimaryColumn('varchar', { length: 200 }) source!: string;
  @PrimaryColumn('varchar', { name: 'external_id', length: 200 }) externalId!: string;
  @Column('varchar', { name: 'case_id', length: 64 }) caseId!: string;
}

/** Single facts about the node: that it is a demonstration, the one-time key of the set-up page. */
@Entity('node_setting')
export class NodeSettingRow {
  @PrimaryColumn('varchar', { length: 64 }) key!: string;
  @Column('text') value!: string;
}

/** A report that was made: what it was made of, for whom, and the SHA-256 of its bytes. The file itself is not kept. */
@Entity('report')
@Index('report_made', ['organization', 'id'])
@Index('report_hash', ['sha256'])
export class ReportRow {
  @PrimaryColumn('varchar', { length: 64 }) id!: string;
  @Column('varchar', { length: 64 }) organization!: string;
  @Column('varchar', { name: 'user_id', length: 64 }) userId!: string;
  @Column(ms) at!: number;
  @Column('varchar', { length: 16 }) genre!: string;
  /** The case or agreement; null for a report on many. */
  @Column('varchar', { length: 64, nullable: true }) subject!: string | null;
  @Column('varchar', { length: 64 }) reference!: string;
  @Column('varchar', { length: 300 }) title!: string;
  @Column('varchar', { length: 8 }) format!: string;
  @Column('varchar', { length: 8 }) language!: string;
  /** The partner for whom it was made; null for the own house. */
  @Column('varchar', { length: 64, nullable: true }) audience!: string | null;
  @Column('varchar', { length: 16 }) tlp!: string;
  @Column({ ...json, name: 'left_out' }) leftOut!: string;
  @Column('integer', { name: 'book_number' }) bookNumber!: number;
  @Column('varchar', { name: 'book_hash', length: 64 }) bookHash!: string;
  @Column('varchar', { length: 64 }) sha256!: string;
  @Column('integer') bytes!: number;
}

export const entities = [
  EventRow,
  BookRow,
  EntryRow,
  ViewRow,
  CaseTagRow,
  DeliveryRow,
  ReadMarkRow,
  ActivationRow,
  ReferenceCounterRow,
  IdempotencyKeyRow,
  OrganizationRow,
  UserRow,
  SessionRow,
  ApiTokenRow,
  ImportMarkRow,
  NodeSettingRow,
  ReportRow,
];
