import type { CaseCommand, CaseId, NewCase, OrganizationId, Terms } from '@entente/domain';
import { Journal, type Transaction } from '@entente/journal';
import { AgreementDesk } from '../../apps/server/src/agreements/agreements.module.js';
import { CaseDesk } from '../../apps/server/src/cases/cases.module.js';
import { readSettings } from '../../apps/server/src/edge/edge.module.js';
import { Credentials, Organizations, Users } from '../../apps/server/src/identity/identity.module.js';
import { createServer } from '../../apps/server/src/server.js';
import { incident, rareIncident, update } from './incidents.js';

/** An organisation of the benchmark, with an operator that signs in by token. */
export interface Member {
  organization: OrganizationId;
  userId: string;
  token: string;
}

/** The host leads every case; with each of ten partners it has a memorandum of its own, and all share one more. */
export interface World {
  host: Member;
  partners: Member[];
}

const partnerCountries = ['SG', 'MY', 'AU', 'US', 'ID', 'TH', 'VN', 'JP', 'KR', 'NZ'] as const;
/** Cases waiting for the write queue at a time while the database is being filled: it commits them together. */
const batch = 500;

/** Fills a database before its server starts, by the server's own use cases, in this process. */
export class Founding {
  private constructor(
    readonly world: World,
    private readonly journal: Journal,
    private readonly desk: CaseDesk,
    private readonly organizations: Organizations,
  ) {}

  static async of<T>(environment: NodeJS.ProcessEnv, work: (founding: Founding) => Promise<T>): Promise<T> {
    // Put together and never started: its use cases are there, and nothing listens or runs by itself.
    const app = await createServer(readSettings(environment));
    try {
      const [journal, organizations, users] = [app.get(Journal), app.get(Organizations), app.get(Users)];
      const credentials = app.get(Credentials);
      const join = async (country: 'PH' | (typeof partnerCountries)[number]): Promise<Member> => {
        const shortName = `CERT-${country}`;
        const input = { name: `CERT of ${country}`, shortName, country, kind: 'national-csirt' } as const;
        const { organization, userId } = await journal.write(async (tx, now) => {
          const { id } = await organizations.registerIn(tx, now, input, country === 'PH');
          const email = `operator@${shortName.toLowerCase()}.example`;
          const user = await users.addIn(tx, now, id, { email, roles: ['operator'] }, null);
          return { organization: id, userId: user.id };
        });
        const { token } = await credentials.addToken(organization, userId, 'benchmark');
        return { organization, userId, token };
      };
      const host = await join('PH');
      const partners: Member[] = [];
      for (const country of partnerCountries) partners.push(await join(country));
      await signPapers(app.get(AgreementDesk), { host, partners });
      return await work(new Founding({ host, partners }, journal, app.get(CaseDesk), organizations));
    } finally {
      await app.close();
    }
  }

  /** Opens so many cases of the host's: three in ten closed, two in ten under triage; one of them is the rare one. */
  async fill(count: number): Promise<void> {
    const { host } = this.world;
    const closing = { disposition: 'resolved', closingSummary: 'Cleaned, and passwords changed.' } as const;
    const one = (n: number) =>
      this.write(async (open, perform) => {
        const id = await open(n === Math.floor(count / 2) ? rareIncident() : incident(n));
        if (n % 10 < 2) await perform(host, id, { type: 'change-status', input: { to: 'triage' } });
        if (n % 10 > 6)
          await perform(host, id, { type: 'change-status', input: { to: 'closed', ...closing } });
      });
    for (let n = 0; n < count; n += batch)
      await Promise.all(Array.from({ length: Math.min(batch, count - n) }, (_, i) => one(n + i)));
  }

  /** Opens cases in which so many partners take part. */
  async sharedCases(count: number, partners: number): Promise<CaseId[]> {
    const ids: CaseId[] = [];
    for (let n = 0; n < count; n += 1)
      await this.write(async (open, perform) => {
        const id = await open(incident(n));
        for (const partner of this.world.partners.slice(0, partners)) {
          const input = { organizationId: partner.organization, role: 'assisting' } as const;
          await perform(this.world.host, id, { type: 'invite', input });
          await perform(partner, id, { type: 'answer-invitation', accept: true });
        }
        ids.push(id);
      });
    return ids;
  }

  /** Opens a case and posts updates to it until it has so many events. */
  async longCase(events: number): Promise<CaseId> {
    return this.write(async (open, perform) => {
      const id = await open(incident(1));
      for (let n = 1; n < events; n += 1)
        await perform(this.world.host, id, { type: 'post-update', input: update(n) });
      return id;
    });
  }

  private async write<T>(
    work: (
      open: (input: NewCase) => Promise<CaseId>,
      perform: (by: Member, id: CaseId, command: CaseCommand) => Promise<unknown>,
    ) => Promise<T>,
  ): Promise<T> {
    const directory = await this.organizations.directory();
    return this.journal.write((tx: Transaction, now) =>
      work(
        async (input) => (await this.desk.openIn(tx, now, this.world.host, input, directory)).id,
        (by, id, command) => this.desk.perform(tx, by, id, command, directory),
      ),
    );
  }
}

async function signPapers(desk: AgreementDesk, { host, partners }: World): Promise<void> {
  const terms: Omit<Terms, 'title' | 'parties'> = {
    ...{ kind: 'mou', scopes: ['mutual-response'], ceiling: 'TLP:AMBER' },
    effectiveFrom: new Date(Date.now() - 86_400_000).toISOString(),
    effectiveUntil: new Date(Date.now() + 365 * 86_400_000).toISOString(),
  };
  const all = [host, ...partners].map(({ organization }) => organization);
  const circles = [all, ...all.slice(1).map((partner) => [host.organization, partner])];
  for (const [n, parties] of circles.entries())
    await desk.recordPaper(
      host.userId,
      { ...terms, title: `Mutual response, paper ${n + 1}`, parties },
      { signed: true },
    );
}
