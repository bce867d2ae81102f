import { createHash } from 'node:crypto';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { ReportOutline, ReportPreview, type Organization, type ReportMade } from '@entente/contract';
import {
  evolve,
  Instant,
  NewOrganization,
  OrganizationId,
  rejected,
  reportFormats,
  type CaseId,
  type CaseView,
  type Tlp,
} from '@entente/domain';
import { instant, Journal, type Parameter } from '@entente/journal';
import {
  caseGenres,
  caseSections,
  formats,
  forPartner,
  languages,
  Press,
  type CaseBook,
  type Commission,
  type Follower,
  type Occasion,
  type Printed,
  type Subject,
} from '@entente/reports';
import { CaseReading } from '../cases/cases.services.js';
import { EntryNumber, several, type Principal } from '../edge/edge.services.js';
import { Organizations, Users } from '../identity/identity.services.js';
import { Turns } from './turns.js';

/** As what a report is to come, and in which words. */
export const ReportQuery = z.strictObject({
  format: z.enum(reportFormats).default('pdf'),
  lang: z.enum(languages).default('en'),
  timeZone: NewOrganization.shape.timeZone,
});

/** What a report on a case is to be. `at` and `upTo` are for making one again: the same ones give the same bytes. */
export const CaseReportQuery = z.strictObject({
  kind: z.enum(caseGenres).default('incident'),
  ...ReportQuery.shape,
  /** Makes the report for a partner: only what is in that partner's book too. */
  audience: OrganizationId.optional(),
  leaveOut: several(z.enum(caseSections), { least: 0, most: caseSections.length }),
  at: Instant.optional(),
  upTo: EntryNumber.optional(),
});
export type CaseReportQuery = z.infer<typeof CaseReportQuery>;

export interface ReportFile {
  made: ReportMade;
  bytes: Uint8Array;
  mediaType: string;
  /** Of letters, digits and dashes alone. */
  name: string;
}

interface Row {
  id: string;
  user_id: string;
  at: number;
  genre: string;
  subject: string | null;
  reference: string;
  title: string;
  format: string;
  language: string;
  audience: string | null;
  tlp: Tlp;
  left_out: string;
  book_number: number;
  book_hash: string;
  sha256: string;
  bytes: number;
}

/** Names of people stay at their homes. */
const nobody: ReadonlyMap<string, string> = new Map();

/** Who makes a report, in whose book. */
export type Maker = Pick<Principal, 'organization' | 'userId' | 'name'>;

/** Makes reports of what the caller's book tells, and remembers which were made. */
@Injectable()
export class ReportDesk implements BeforeApplicationShutdown {
  private readonly press = new Press();
  private readonly turns = new Turns();

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(CaseReading) private readonly cases: CaseReading,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Users) private readonly users: Users,
  ) {}

  /** Before, or the server would answer all who wait for a report at the line first. */
  beforeApplicationShutdown(): Promise<void> {
    this.turns.close();
    return this.press.close();
  }

  async outline(by: Maker, id: CaseId, query: CaseReportQuery, signal?: AbortSignal): Promise<ReportOutline> {
    return this.outlineOf(by, () => this.caseOrder(by, id, query), { signal });
  }

  async caseReport(by: Maker, id: CaseId, query: CaseReportQuery, signal?: AbortSignal): Promise<ReportFile> {
    return this.print(by, () => this.caseOrder(by, id, query), { signal });
  }

  /** Refuses where so many of the person's or the organisation's wait already that one more may not. */
  requireRoom(by: Maker): void {
    this.turns.requireRoom(by);
  }

  /** A report on anything but a case, ready to be made; `subject` is the agreement that it is on, if it is on one. */
  async order(by: Maker, on: Subject, query: Asked, subject: string | null = null): Promise<Order> {
    const commission: Commission = { ...on, format: query.format, occasion: await this.occasion(by, query) };
    return { commission, book: on.book, subject };
  }

  /** What a report would have in it and which marking it would bear; makes none and remembers nothing. */
  async outlineOf(by: Maker, ordering: Ordering, follower: Follower): Promise<ReportOutline> {
    const { printed } = await this.printed(by, ordering, { ...follower, format: 'json' });
    return ReportOutline.parse(JSON.parse(new TextDecoder().decode(printed.bytes)));
  }

  /** Makes a report, and remembers that it was made. */
  async print(by: Maker, ordering: Ordering, follower: Follower): Promise<ReportFile> {
    const { order, printed } = await this.printed(by, ordering, follower);
    const made = await this.remember(by, order, printed);
    const { mediaType } = formats[order.commission.format];
    return { made, bytes: printed.bytes, mediaType, name: fileName(made) };
  }

  /** The pages of a report, to look at; makes none and remembers nothing. */
  async pagesOf(by: Maker, ordering: Ordering, follower: Follower): Promise<ReportPreview> {
    const { printed } = await this.printed(by, ordering, { ...follower, format: 'pages' });
    return ReportPreview.parse(JSON.parse(new TextDecoder().decode(printed.bytes)));
  }

  /** Whatever is printed is read and printed here, when the turn of whoever asks for it comes: what waits takes no memory. */
  private printed(
    by: Maker,
    ordering: Ordering,
    { format, ...follower }: Follower & { format?: Commission['format'] },
  ): Promise<{ order: Order; printed: Printed }> {
    const work = async () => {
      const order = await ordering();
      const commission = format ? { ...order.commission, format } : order.commission;
      return { order, printed: await this.press.print(commission, follower) };
    };
    return this.turns.take(by, work, follower.signal);
  }

  /** A report on a case, ready to be made. */
  async caseOrder(by: Maker, id: CaseId, query: CaseReportQuery): Promise<Order> {
    const occasion = await this.occasion(by, query);
    const whole = await this.bookOf(by, id, { upTo: query.upTo, at: occasion.at });
    const book = query.audience ? forPartner(whole, query.audience) : whole;
    if (!book)
      throw rejected(
        'nothing-disclosed',
        'Your ledger tells of nothing in this case that went to this organisation: there is nothing to report to it.',
      );
    return {
      commission: { genre: query.kind, format: query.format, book, occasion },
      book: whole,
      subject: id,
    };
  }

  /** The case in the caller’s book up to one entry, and the ledger up to one moment: the same ones are the same for ever. */
  private async bookOf(
    { organization }: Maker,
    id: CaseId,
    { upTo, at }: { upTo: number | undefined; at: Instant },
  ): Promise<CaseBook> {
    const head = await this.journal.books.head(organization);
    const number = Math.min(upTo ?? head.number, head.number);
    const events = await this.journal.books.caseEvents(organization, id, { upTo: number });
    const view = events.reduce<CaseView | undefined>(evolve, undefined);
    const [entry] = await this.journal.books.entries(organization, number - 1, 1);
    if (!view || !entry) throw rejected('not-found', 'There is no such case in your book.');
    const ids: ReadonlySet<string> = new Set(events.map((event) => event.id));
    const { items } = await this.cases.disclosures({ organization }, id);
    const ledger = items.filter((one) => ids.has(one.eventId) && one.at <= at);
    return { organization, view, events, ledger, number, hash: entry.hash };
  }

  private async occasion(by: Maker, query: Asked): Promise<Occasion> {
    const [directory, people, agreements] = await Promise.all([
      this.organizations.directory(),
      this.peopleOf(by.organization),
      this.journal.books.agreements(by.organization),
    ]);
    const named = ({ id, shortName, name, country }: Organization) =>
      [String(id), { shortName, name, country }] as const;
    return {
      language: query.lang,
      timeZone: query.timeZone ?? directory.get(by.organization)?.timeZone ?? 'UTC',
      at: query.at ?? instant(this.journal.now()),
      preparedBy: by.name,
      audience: query.audience,
      leaveOut: query.leaveOut ?? [],
      organizations: new Map(directory.all.map(named)),
      people,
      agreements: new Map(agreements.map(({ id, title }) => [id, title])),
    };
  }

  private async remember(
    by: Maker,
    { commission, book, subject }: Order,
    printed: Printed,
  ): Promise<ReportMade> {
    const { genre, format, occasion } = commission;
    const sha256 = createHash('sha256').update(printed.bytes).digest('hex');
    const row = {
      ...{ id: uuidv7(), user_id: by.userId, at: this.journal.now(), genre, subject },
      ...{ reference: printed.reference, title: printed.title.slice(0, 300), format },
      ...{ language: occasion.language, audience: occasion.audience ?? null, tlp: printed.tlp },
      ...{ left_out: JSON.stringify(occasion.leaveOut), book_number: book.number, book_hash: book.hash },
      ...{ sha256, bytes: printed.bytes.length },
    } satisfies Row;
    const columns = Object.keys(row);
    const values: Parameter[] = Object.values(row);
    await this.journal.write((tx) =>
      tx.query(
        `INSERT INTO report (organization, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
        [by.organization, ...values],
      ),
    );
    return madeOf(row, new Map([[by.userId, by.name]]));
  }

  /** Whose file that is, of all organisations of the node, and whether the book it names is still as it was. */
  async recognise(
    sha256: string,
  ): Promise<(ReportMade & { organization: OrganizationId; intact: boolean })[]> {
    const rows = await this.journal.books.query<Row & { organization: OrganizationId }>(
      'SELECT * FROM report WHERE sha256 = ? ORDER BY id',
      [sha256],
    );
    return Promise.all(
      rows.map(async (row) => {
        const { organization, book_number, book_hash } = row;
        const [entry] = await this.journal.books.entries(organization, book_number - 1, 1);
        return { ...madeOf(row, nobody), organization, intact: entry?.hash === book_hash };
      }),
    );
  }

  /** The reports that the organisation made, the newest first; with a hash, those of that file. */
  async made(
    organization: OrganizationId,
    { sha256, subject, before, limit }: { sha256?: string; subject?: string; before?: string; limit: number },
  ): Promise<{ items: ReportMade[]; next: string | null }> {
    const where: [string, Parameter][] = [['organization = ?', organization]];
    if (sha256 !== undefined) where.push(['sha256 = ?', sha256]);
    if (subject !== undefined) where.push(['subject = ?', subject]);
    if (before !== undefined) where.push(['id < ?', before]);
    const rows = await this.journal.books.query<Row>(
      `SELECT * FROM report WHERE ${where.map(([sql]) => sql).join(' AND ')} ORDER BY id DESC LIMIT ?`,
      [...where.map(([, value]) => value), limit + 1],
    );
    const people = await this.peopleOf(organization);
    const items = rows.slice(0, limit).map((row) => madeOf(row, people));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  private async peopleOf(organization: OrganizationId): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.users.of(organization)).map(({ id, name }) => [id, name]));
  }

  async one(organization: OrganizationId, id: string): Promise<ReportMade> {
    const rows = await this.journal.books.query<Row>(
      'SELECT * FROM report WHERE organization = ? AND id = ?',
      [organization, id],
    );
    if (!rows[0]) throw rejected('not-found', 'Your organisation made no such report.');
    return madeOf(rows[0], await this.peopleOf(organization));
  }
}

/** What any report is asked for with. */
export type Asked = z.infer<typeof ReportQuery> &
  Partial<Pick<CaseReportQuery, 'audience' | 'at'>> & { leaveOut?: readonly string[] | undefined };

/** A report that is ready to be made: what of, and which entry of the book its record names. */
export interface Order {
  commission: Commission;
  book: Pick<CaseBook, 'number' | 'hash'>;
  /** The case or the agreement that it is on. */
  subject: string | null;
}

/** Reads what a report is of, which is done when its turn comes. */
export type Ordering = () => Promise<Order>;

function madeOf(row: Row, people: ReadonlyMap<string, string>): ReportMade {
  return {
    ...{ id: row.id, kind: row.genre, subject: row.subject, reference: row.reference, title: row.title },
    ...{ format: row.format, language: row.language, audience: row.audience, tlp: row.tlp },
    leftOut: z.array(z.string()).parse(JSON.parse(row.left_out)),
    madeBy: { id: row.user_id, name: people.get(row.user_id) ?? null },
    madeAt: instant(row.at),
    book: { number: row.book_number, hash: row.book_hash },
    ...{ sha256: row.sha256, bytes: row.bytes },
  };
}

function fileName({ reference, kind, format, madeAt }: ReportMade): string {
  const safe = reference.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 40);
  return `${safe}-${kind}-${madeAt.slice(0, 10)}.${format}`;
}
