import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReportOutline } from '@entente/contract';
import {
  evolve,
  evolveAgreement,
  evolvePublication,
  Instant,
  rejected,
  type Agreement,
  type AgreementId,
  type CaseId,
  type CaseView,
  type Publication,
} from '@entente/domain';
import { instant, Journal } from '@entente/journal';
import { agreementSections, type AgreementBook, type UnderAgreement } from '@entente/reports';
import { Exchange, isKnown } from '../agreements/agreements.services.js';
import { EntryNumber, several } from '../edge/edge.services.js';
import { ReportDesk, ReportQuery, type Maker, type Order, type ReportFile } from './report-desk.js';

/** What a report on an agreement is to be. `at` and `upTo` are for making one again: the same ones give the same bytes. */
export const AgreementReportQuery = z.strictObject({
  ...ReportQuery.shape,
  /** By UTC; without it the whole term. */
  year: z.coerce.number().int().min(1970).max(9999).optional(),
  leaveOut: several(z.enum(agreementSections), { least: 0, most: agreementSections.length }),
  at: Instant.optional(),
  upTo: EntryNumber.optional(),
});
export type AgreementReportQuery = z.infer<typeof AgreementReportQuery>;

/** One agreement over a year or its whole term, as the caller's book tells of it. */
@Injectable()
export class AgreementReports {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Exchange) private readonly exchange: Exchange,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
  ) {}

  async report(
    by: Maker,
    id: AgreementId,
    query: AgreementReportQuery,
    signal?: AbortSignal,
  ): Promise<ReportFile> {
    return this.desk.print(by, () => this.order(by, id, query), { signal });
  }

  async outline(
    by: Maker,
    id: AgreementId,
    query: AgreementReportQuery,
    signal?: AbortSignal,
  ): Promise<ReportOutline> {
    return this.desk.outlineOf(by, () => this.order(by, id, query), { signal });
  }

  /** The moment is fixed before the book is read: what comes meanwhile comes too late for all of it. */
  async order(by: Maker, id: AgreementId, query: AgreementReportQuery): Promise<Order> {
    const at = query.at ?? instant(this.journal.now());
    const book = await this.bookOf(by, id, query, at);
    return this.desk.order(by, { genre: 'agreement', book }, { ...query, at }, id);
  }

  private async bookOf(
    { organization }: Maker,
    id: AgreementId,
    { year, upTo }: AgreementReportQuery,
    at: Instant,
  ): Promise<AgreementBook> {
    const { books } = this.journal;
    const head = await books.head(organization);
    const number = Math.min(upTo ?? head.number, head.number);
    const history = await books.agreementEvents(organization, id, { upTo: number });
    const agreement = history.reduce<Agreement | undefined>(evolveAgreement, undefined);
    const [entry] = await books.entries(organization, number - 1, 1);
    if (!agreement || !entry) throw rejected('not-found', 'There is no such agreement in your book.');
    const isThen = (one: { at: Instant }) =>
      one.at <= at && (year === undefined || one.at.startsWith(`${year}-`));
    const all = (await this.exchange.inCases(organization, id)).filter(isThen);
    const exchanged: UnderAgreement[] = [];
    const cases: AgreementBook['cases'][number][] = [];
    // One case at a time: of its events, which may be ten thousand, few are kept.
    for (const [caseId, inCase] of byCase(all)) {
      const told = await this.caseOf(organization, caseId, number);
      if (!told) continue;
      const known = inCase.filter((one) => told.ids.has(one.eventId));
      if (known.length === 0) continue;
      exchanged.push(...known.map(({ type: _type, ...one }) => one));
      cases.push({ view: told.view, events: told.events });
    }
    exchanged.push(...(await this.published(organization, id, number)).filter(isThen));
    const register = await books.agreements(organization);
    return {
      ...{ organization, agreement, history, register, year, exchanged, cases, number },
      hash: entry.hash,
    };
  }

  /** What was told in publications, as far as the book has it up to an entry. */
  private async published(organization: Maker['organization'], id: AgreementId, upTo: number) {
    const all = await this.exchange.inPublications(organization, id);
    const ids = [...new Set(all.map(({ publicationId }) => publicationId))];
    const events = await this.journal.books.publicationEvents(organization, ids, { upTo });
    const views = new Map<string, Publication>();
    for (const event of events)
      views.set(event.stream.id, evolvePublication(views.get(event.stream.id), event));
    const entered: ReadonlySet<string> = new Set(events.map((event) => event.id));
    return all
      .filter((one) => entered.has(one.eventId) && isKnown(one, views.get(one.publicationId), organization))
      .map(({ type: _type, publicationId: _id, ...one }): UnderAgreement => one);
  }

  /** A case up to an entry: its view, the ids of all its events, and those that say how it stands and what was asked. */
  private async caseOf(organization: Maker['organization'], id: CaseId, upTo: number) {
    const events = await this.journal.books.caseEvents(organization, id, { upTo });
    const view = events.reduce<CaseView | undefined>(evolve, undefined);
    const ids: ReadonlySet<string> = new Set(events.map((event) => event.id));
    return view && { view, ids, events: events.filter(({ type }) => needed.test(type)) };
  }
}

function byCase<One extends { caseId: CaseId }>(all: readonly One[]): Map<CaseId, One[]> {
  const cases = new Map<CaseId, One[]>();
  for (const one of all) {
    const inCase = cases.get(one.caseId);
    if (inCase) inCase.push(one);
    else cases.set(one.caseId, [one]);
  }
  return cases;
}

const needed = /^(case-opened|header-changed|status-changed|escalation-changed|lead-changed|assistance-)/;
