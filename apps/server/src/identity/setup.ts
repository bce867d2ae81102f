import { Inject, Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Node, Organization, User } from '@entente/contract';
import { NewOrganization, rejected } from '@entente/domain';
import { Journal, setSetting, settingIn, type Transaction } from '@entente/journal';
import { Organizations } from './organizations.js';
import { fingerprint, freshSecret, hashPassword } from './secrets.js';
import { Administrator, firstRoles, Users } from './users.js';

export const SetUp = z.strictObject({
  key: z.string().min(1).max(200),
  organization: NewOrganization,
  administrator: Administrator,
});
export type SetUp = z.infer<typeof SetUp>;

const keySetting = 'set-up-key';
const demonstrationSetting = 'demonstration';

/** The node's beginning: the one-time link, the host organisation and its first administrator. */
@Injectable()
export class Setup {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Users) private readonly users: Users,
  ) {}

  async node(): Promise<Pick<Node, 'setUp' | 'demonstration'>> {
    const [organizations, demonstration] = await Promise.all([
      this.journal.books.query('SELECT id FROM organization WHERE host = ? LIMIT 1', [true]),
      settingIn(this.journal.books, demonstrationSetting),
    ]);
    return { setUp: organizations.length > 0, demonstration: demonstration !== undefined };
  }

  /** A new one-time key while nothing is set up; undefined afterwards. An earlier key ends with it. */
  async freshKey(): Promise<string | undefined> {
    if ((await this.node()).setUp) return undefined;
    const key = freshSecret();
    await this.journal.write((tx) => setSetting(tx, keySetting, fingerprint(key)));
    return key;
  }

  async markAsDemonstration(): Promise<void> {
    await this.journal.write((tx) => setSetting(tx, demonstrationSetting, 'true'));
  }

  /** Sets the node up with the key of the link, once. */
  async setUp({
    key,
    organization,
    administrator,
  }: SetUp): Promise<{ organization: Organization; user: User }> {
    const passwordHash = await hashPassword(administrator.password);
    return this.journal.write(async (tx, now) => {
      await requireNoHost(tx);
      const stored = await settingIn(tx, keySetting);
      if (stored === undefined || !timingSafeEqual(Buffer.from(stored), Buffer.from(fingerprint(key))))
        throw rejected(
          'forbidden',
          'This link is not valid any more: restart the server, it prints a new one.',
        );
      await tx.query('DELETE FROM node_setting WHERE key = ?', [keySetting]);
      return this.begin(tx, now, organization, administrator, passwordHash);
    });
  }

  /** Registers the host organisation and its first administrator; refused when there is one. */
  async begin(
    tx: Transaction,
    now: number,
    organization: NewOrganization,
    administrator: { name?: string; email: string },
    passwordHash: string,
  ): Promise<{ organization: Organization; user: User }> {
    await requireNoHost(tx);
    const host = await this.organizations.registerIn(tx, now, organization, true);
    const { name, email } = administrator;
    const input = { email, roles: firstRoles, ...(name && { name }) };
    return { organization: host, user: await this.users.addIn(tx, now, host.id, input, passwordHash) };
  }
}

async function requireNoHost(tx: Transaction): Promise<void> {
  const hosts = await tx.query('SELECT id FROM organization WHERE host = ?', [true]);
  if (hosts.length > 0) throw rejected('already-set-up', 'This node is set up already: sign in.');
}
