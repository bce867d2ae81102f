import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { EditionList } from '@entente/contract';
import {
  AssistanceKind,
  explainWithheld,
  hasAcknowledged,
  holderInLedger,
  inLedgerOrder,
  Instant,
  isCurrent,
  matchOffers,
  OrganizationId,
  PublicationKind,
  rejected,
  Tlp,
  verdictOnPublication,
  type AgreementId,
  type Basis,
  type EventId,
  type Match,
  type Publication,
  type PublicationContent,
  type PublicationDraft,
  type PublicationEvent,
  type PublicationId,
} from '@entente/domain';
import { instant, Journal, type Known } from '@entente/journal';
import { several, type Principal } from '../edge/edge.services.js';
import { Organizations } from '../identity/identity.services.js';

export const AskPublicationAudience = z.strictObject({
  kind: PublicationKind,
  tlp: Tlp,
  recipients: z.array(OrganizationId).min(1).max(100).optional(),
});
export type AskPublicationAudience = z.infer<typeof AskPublicationAudience>;

const text = (length: number) => z.string().trim().min(1).max(length);

export const MatchQuery = z.strictObject({
  assistance: AssistanceKind,
  sectors: several(text(80), { least: 0, most: 40 }),
  languages: several(text(35), { least: 0, most: 40 }),
  dueAt: Instant.optional(),
});
export type MatchQuery = z.infer<typeof MatchQuery>;

/** So many offers are held against a need: the newest. */
const mostOffers = 1_000;

/** More than the comments and acknowledgements that one publication takes in its life. */
const mostEntries = 10_000;

const editionTypes: ReadonlySet<string> = new Set<PublicationEvent['type']>([
  'publication-published',
  'publication-revised',
]);

type Reader = Pick<Principal, 'organization'>;

/** What a reader asks of a publication, answered from the reader's own book. */
@Injectable()
export class PublicationReading {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  async one(by: Reader, id: PublicationId) {
    const known = await this.require(by, id);
    return this.present(by, known);
  }

  async require(by: Reader, id: PublicationId): Promise<Known<Publication>> {
    const known = await this.journal.books.publication(by.organization, id);
    if (!known) throw rejected('not-found', 'There is no such publication in your book.');
    return known;
  }

  /** All editions that the reader's book was given, the newest first; those whose text was erased are left out. */
  async editions({ organization }: Reader, id: PublicationId): Promise<EditionList> {
    await this.require({ organization }, id);
    const stream = { kind: 'publication', id } as const;
    const entries = await this.journal.books.entriesOf(organization, stream, { limit: mostEntries });
    const items = entries.flatMap(({ event: { id: edition, type, at, marking, data } }) => {
      if (data === null || !editionTypes.has(type)) return [];
      // Only this server writes events, by the schema of their type.
      const { content } = data as { content: PublicationContent };
      return [{ edition, at, tlp: marking.tlp, content }];
    });
    return { items: items.reverse(), next: null };
  }

  present({ organization }: Reader, { view, version }: Pick<Known<Publication>, 'view' | 'version'>) {
    return {
      ...view,
      version,
      current: isCurrent(view, instant(this.journal.now())),
      acknowledgedByUs: view.publisher === organization || hasAcknowledged(view, organization),
    };
  }

  /** Who would be given what the caller is about to publish; decided by the function that will decide. */
  async audience(by: Reader, { kind, tlp, recipients }: AskPublicationAudience) {
    const agreements = await this.journal.books.agreements(by.organization);
    const at = instant(this.journal.now());
    const { all, nameOf } = await this.organizations.directory();
    // Of what a publication says its kind alone decides, and its publisher's own words carry that and nothing else.
    const draft: PublicationDraft = {
      type: 'publication-commented',
      data: { kind, publisher: by.organization, text: '' },
      marking: { tlp, ...(recipients && { recipients }) },
    };
    const items = all
      .filter(({ id }) => id !== by.organization)
      .map(({ id: organization }) => {
        const verdict = verdictOnPublication(
          draft,
          by.organization,
          { organization, holds: true },
          agreements,
          at,
        );
        const why =
          verdict.verdict === 'withhold' && explainWithheld(verdict, nameOf(organization), agreements, at);
        return { organization, ...verdict, ...(why !== false && { explanation: why }) };
      });
    return { items, next: null };
  }

  /** To whom the caller's own part of a publication was disclosed, when, and on what basis. */
  async disclosures(by: Reader, id: PublicationId) {
    const { view } = await this.require(by, id);
    const rows = await this.journal.books.query<{
      event: EventId;
      type: string;
      organization: OrganizationId;
      basis: Basis;
      agreement: AgreementId | null;
      at: number;
    }>(
      `SELECT n.event, e.type, n.organization, n.basis, n.agreement, n.at FROM event e JOIN entry n ON n.event = e.id
        WHERE e.stream_kind = 'publication' AND e.stream_id = ? AND e.owner = ? AND n.organization <> ?
        ORDER BY n.event LIMIT 10000`,
      [id, by.organization, by.organization],
    );
    const items = rows.map(({ event: eventId, type, organization, basis, agreement, at }) => {
      const name = holderInLedger(view, by.organization, organization);
      return {
        ...{ eventId, type, organization: name, basis, at: instant(at) },
        ...(name && agreement !== null && { agreementId: agreement }),
      };
    });
    return { items: inLedgerOrder(items), next: null };
  }

  /** The needs and offers in a book that were not withdrawn, its own and those of others; the newest first. */
  async capabilities({ organization }: Reader): Promise<Publication[]> {
    const rows = await this.journal.books.query<{ json: string }>(
      `SELECT json FROM "view" WHERE organization = ? AND stream_kind = 'publication' AND status = 'current'
        AND classification IN ('need', 'offer') ORDER BY last_activity_at DESC, stream_id DESC LIMIT ?`,
      [organization, 2 * mostOffers],
    );
    return rows.map(({ json }) => JSON.parse(json) as Publication);
  }

  /** The offers in the caller's book that answer a need and are open to it, with the reasons of their order. */
  async matches(by: Reader, { sectors, languages, ...query }: MatchQuery) {
    const rows = await this.journal.books.query<{ json: string; number: number }>(
      `SELECT json, number FROM "view" WHERE organization = ? AND stream_kind = 'publication' AND status = 'current'
        AND classification = 'offer' AND lead <> ? ORDER BY last_activity_at DESC LIMIT ?`,
      [by.organization, by.organization, mostOffers],
    );
    const versions = new Map<string, number>();
    const offers = rows.map(({ json, number }) => {
      const view = JSON.parse(json) as Publication;
      versions.set(view.id, number);
      return view;
    });
    const wanted = { ...query, ...(sectors && { sectors }), ...(languages && { languages }) };
    const shown = ({ offer, ...reasons }: Match) => ({
      offer: this.present(by, { view: offer, version: versions.get(offer.id) ?? 0 }),
      ...reasons,
    });
    const { organization } = by;
    const seeker = { organization, agreements: await this.journal.books.agreements(organization) };
    const found = matchOffers(wanted, offers, seeker, instant(this.journal.now()));
    return { items: found.map(shown), next: null };
  }
}
