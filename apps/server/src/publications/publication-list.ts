import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  OrganizationId,
  PublicationId,
  PublicationKind,
  publicationKinds,
  type Publication,
} from '@entente/domain';
import { Journal, type Parameter } from '@entente/journal';
import { likePatterns, readCursor, several, writeCursor } from '../edge/edge.services.js';

export const PublicationQuery = z.strictObject({
  kind: several(PublicationKind, { most: publicationKinds.length }),
  publisher: OrganizationId.optional(),
  /** `current` leaves out what was withdrawn. */
  status: z.enum(['current', 'withdrawn']).optional(),
  q: z.string().trim().min(1).max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PublicationQuery = z.infer<typeof PublicationQuery>;

const Cursor = z.tuple([z.int(), PublicationId]);

export interface Listed {
  view: Publication;
  version: number;
}

/** Lists of publications, newest activity first, read from one organisation's views and from nothing else. */
@Injectable()
export class PublicationList {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  async page(
    organization: OrganizationId,
    query: PublicationQuery,
  ): Promise<{ items: Listed[]; next: string | null }> {
    const where: [string, Parameter[]][] = [['organization = ?', [organization]]];
    const { kind, publisher, status, q, cursor, limit } = query;
    if (kind) where.push([`classification IN (${kind.map(() => '?').join(', ')})`, kind]);
    if (publisher) where.push(['lead = ?', [publisher]]);
    if (status) where.push(['status = ?', [status]]);
    for (const word of likePatterns(q ?? '')) where.push([`search LIKE ? ESCAPE '\\'`, [word]]);
    if (cursor) where.push(['(last_activity_at, stream_id) < (?, ?)', readCursor(cursor, Cursor)]);
    const rows = await this.journal.books.query<{
      json: string;
      number: number;
      last_activity_at: number;
      stream_id: string;
    }>(
      `SELECT json, number, last_activity_at, stream_id FROM "view"
        WHERE stream_kind = 'publication' AND ${where.map(([sql]) => sql).join(' AND ')}
        ORDER BY last_activity_at DESC, stream_id DESC LIMIT ?`,
      [...where.flatMap(([, parameters]) => parameters), limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ json, number }) => ({ view: JSON.parse(json) as Publication, version: number })),
      next: rows.length > limit && last ? writeCursor([last.last_activity_at, last.stream_id]) : null,
    };
  }
}
