import { Inject, Injectable } from '@nestjs/common';
import {
  audience,
  draftInQuestion,
  explainWithheld,
  inLedgerOrder,
  inviteVerdict,
  endOf,
  isEnding,
  nameInLedger,
  rejected,
  verdictFor,
  waitingIn,
  warnedOf,
  type AskAudience,
  type CaseId,
  type CaseView,
  type OrganizationId,
  type Tlp,
} from '@entente/domain';
import { instant, Journal, type Known } from '@entente/journal';
import type { Principal } from '../edge/edge.services.js';
import { Organizations, Users } from '../identity/identity.services.js';
import { disclosedColumns, presentDisclosure, type DisclosedRow } from './disclosure-ledger.js';
import { presentWhole, type Looking } from './present.js';

/** A time, or the number of an entry of the reader's book; neither means now. */
interface Until {
  asOf?: number | undefined;
  upTo?: number | undefined;
}

/** What a reader asks of a case, answered from the reader's own book. */
@Injectable()
export class CaseReading {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Users) private readonly users: Users,
  ) {}

  async looking(
    by: Pick<Principal, 'organization'>,
    { withPeople = false, asOf = Infinity }: { withPeople?: boolean; asOf?: number | undefined } = {},
  ): Promise<Looking> {
    const people = withPeople ? await this.users.of(by.organization) : [];
    return {
      organization: by.organization,
      directory: await this.organizations.directory(),
      people: new Map(people.map(({ id, name }) => [id, name])),
      at: instant(Math.min(asOf, this.journal.now())),
    };
  }

  /** The case with its words, now or as it stood in the reader's book at a time or at an entry. */
  async whole(by: Pick<Principal, 'organization'>, id: CaseId, until: Until = {}) {
    const known = await this.knownAt(by.organization, id, until);
    const { asOf } = until;
    const bound = asOf === undefined ? { upTo: known.version } : { asOf };
    const events = await this.journal.books.caseEvents(by.organization, id, bound);
    const looking = await this.looking(by, { withPeople: true, asOf });
    return { known, body: presentWhole(known, events, looking) };
  }

  /** The case as it was opened, at that entry: it had a header and no words yet, so no event is read. */
  async opened(by: Principal, id: CaseId, upTo: number) {
    const known = await this.knownAt(by.organization, id, { upTo });
    return presentWhole(known, [], await this.looking(by));
  }

  private async knownAt(organization: OrganizationId, id: CaseId, until: Until): Promise<Known<CaseView>> {
    const { asOf, upTo } = until;
    const now = asOf === undefined ? await this.journal.books.case(organization, id) : undefined;
    // Asked for right after a change, the stored view is the one meant, unless somebody was faster.
    if (now && (upTo === undefined || upTo === now.version)) return now;
    const bound = asOf !== undefined ? { asOf } : upTo !== undefined ? { upTo } : undefined;
    const then = bound && (await this.journal.books.caseAt(organization, id, bound));
    if (!then) throw notInTheBook();
    return then;
  }

  async require(organization: OrganizationId, id: CaseId): Promise<Known<CaseView>> {
    const known = await this.journal.books.case(organization, id);
    if (!known) throw notInTheBook();
    return known;
  }

  /** Who would be given what the caller is about to write; decided by the function that will decide. */
  async audience(by: Principal, id: CaseId, question: AskAudience) {
    const { view } = await this.require(by.organization, id);
    const agreements = await this.journal.books.agreements(by.organization);
    const at = instant(this.journal.now());
    const draft = draftInQuestion(question, by.organization);
    const asked =
      draft.type === 'participant-invited' && question.subject
        ? [
            {
              organization: question.subject,
              ...inviteVerdict(view, question.subject, { by: by.organization, agreements, at }),
            },
          ]
        : audience(view, draft, by.organization, agreements, at);
    const unseen = (question.recipients ?? [])
      .filter((one) => one !== by.organization && !asked.some(({ organization }) => organization === one))
      .map((organization) => ({
        organization,
        ...verdictFor(view, draft, by.organization, organization, agreements, at),
      }));
    return {
      items: [...asked, ...unseen],
      andUnseenParticipants: question.tlp === 'TLP:CLEAR' && !question.recipients,
    };
  }

  /** Every other organisation, with whether the caller may invite it to a case of that marking, and why not. */
  async inviting(by: Principal, header: { tlp: Tlp }) {
    const agreements = await this.journal.books.agreements(by.organization);
    const at = instant(this.journal.now());
    const { all } = await this.organizations.directory();
    const items = all
      .filter(({ id }) => id !== by.organization)
      .map(({ id, shortName }) => {
        const verdict = inviteVerdict(header, id, { by: by.organization, agreements, at });
        const explanation =
          verdict.verdict === 'withhold'
            ? { explanation: explainWithheld(verdict, shortName, agreements, at) }
            : {};
        return { organization: id, ...verdict, ...explanation };
      });
    return { items, next: null };
  }

  /** To whom the caller's own events of the case were disclosed, when, and on what basis. */
  async disclosures(by: Pick<Principal, 'organization'>, id: CaseId) {
    const { view } = await this.require(by.organization, id);
    const rows = await this.journal.books.query<DisclosedRow>(
      `SELECT ${disclosedColumns} FROM event e JOIN entry n ON n.event = e.id
        WHERE e.stream_kind = 'case' AND e.stream_id = ? AND e.owner = ? AND n.organization <> ?`,
      [id, by.organization, by.organization],
    );
    const items = rows.map((row) => presentDisclosure(row, nameInLedger(view, row.organization)));
    return { items: inLedgerOrder(items), next: null };
  }

  /** What waits on the caller's organisation, or on others at its request; the nearest first. */
  async duties(by: Principal) {
    const [rows, agreements] = await Promise.all([
      this.journal.books.query<{ json: string }>(
        'SELECT json FROM "view" WHERE organization = ? AND next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 200',
        [by.organization],
      ),
      this.journal.books.agreements(by.organization),
    ]);
    const now = instant(this.journal.now());
    const inCases = rows.flatMap(({ json }) => {
      const view = JSON.parse(json) as CaseView;
      const { id: caseId, reference, title } = view;
      return waitingIn(view, by.organization).map(({ what, ...waiting }) => ({
        ...waiting,
        label: what,
        ...{ caseId, reference, title },
      }));
    });
    const ending = agreements
      .filter((agreement) => isEnding(agreement, now, agreements))
      .map((agreement) => {
        const { id: agreementId, title, parties } = agreement;
        const dueAt = warnedOf(agreement, now);
        const organization = parties.find((party) => party !== by.organization);
        return {
          kind: dueAt < endOf(agreement) ? ('renewal-notice' as const) : ('agreement-ending' as const),
          ...{ agreementId, title, label: title, dueAt },
          ...(organization && { organization }),
        };
      });
    const items = [...inCases, ...ending].sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
    return { items: items.slice(0, 500), next: null };
  }
}

function notInTheBook() {
  return rejected('not-found', 'There is no such case in your book.');
}
