import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { User } from '@entente/contract';
import { instantAt, onOneLine, rejected, Role, type OrganizationId } from '@entente/domain';
import { Journal, type Idempotency, type Parameter, type Transaction } from '@entente/journal';
import { hashPassword, Password } from './secrets.js';
import { Departures } from './departures.js';

const PersonName = onOneLine(z.string().trim()).min(1).max(200);

export const NewUser = z.strictObject({
  email: z.email('Write an e-mail address, for example li@cert.example.').max(254),
  name: PersonName.optional(),
  roles: z.array(Role).min(1, 'Give at least one role.').max(5),
  /** Without one it is a service account: it has tokens and cannot sign in. */
  password: Password.optional(),
});
export type NewUser = z.infer<typeof NewUser>;

/** The first person of an organisation. */
export const Administrator = z.strictObject({
  name: PersonName,
  email: NewUser.shape.email,
  password: Password,
});
export type Administrator = z.infer<typeof Administrator>;

/** The first administrator works alone at first, and gives these roles to others later. */
export const firstRoles: Role[] = ['admin', 'manager', 'operator'];

export const UserChange = z
  .strictObject({
    name: PersonName.optional(),
    roles: z.array(Role).min(1).max(5).optional(),
    disabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name at least one field to change.' });
export type UserChange = z.infer<typeof UserChange>;

interface Row {
  id: string;
  organization: OrganizationId;
  email: string;
  name: string;
  roles: string;
  password_hash: string | null;
  disabled: number | boolean;
  created_at: number;
}

const columns = 'id, organization, email, name, roles, password_hash, disabled, created_at';

/** The people and service accounts of an organisation. */
@Injectable()
export class Users {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Departures) private readonly departures: Departures,
  ) {}

  async of(organization: OrganizationId): Promise<User[]> {
    const rows = await this.journal.books.query<Row>(
      `SELECT ${columns} FROM user_account WHERE organization = ? ORDER BY email`,
      [organization],
    );
    return rows.map(userOf);
  }

  /** The user with this e-mail address, of whatever organisation. */
  async withEmail(email: string): Promise<(User & { organization: OrganizationId }) | undefined> {
    const rows = await this.journal.books.query<Row>(`SELECT ${columns} FROM user_account WHERE email = ?`, [
      email.toLowerCase(),
    ]);
    return rows[0] && { ...userOf(rows[0]), organization: rows[0].organization };
  }

  async add(organization: OrganizationId, input: NewUser, once?: Idempotency): Promise<User> {
    const passwordHash = input.password ? await hashPassword(input.password) : null;
    return this.journal.write((tx, now) => this.addIn(tx, now, organization, input, passwordHash), once);
  }

  /** Gives an organisation that has nobody yet its first administrator, who then looks after the others. */
  async addFirst(
    organization: OrganizationId,
    administrator: Administrator,
    once?: Idempotency,
  ): Promise<User> {
    const { password, ...input } = administrator;
    const passwordHash = await hashPassword(password);
    return this.journal.write(async (tx, now) => {
      const users = await tx.query('SELECT id FROM user_account WHERE organization = ? LIMIT 1', [
        organization,
      ]);
      if (users.length > 0)
        throw rejected(
          'administrator-exists',
          'This organisation has users already: its administrators add the others.',
        );
      return this.addIn(tx, now, organization, { ...input, roles: firstRoles }, passwordHash);
    }, once);
  }

  /** Adds a user within a transaction. */
  async addIn(
    tx: Transaction,
    now: number,
    organization: OrganizationId,
    input: Omit<NewUser, 'password'>,
    passwordHash: string | null,
  ): Promise<User> {
    const email = input.email.toLowerCase();
    const taken = await tx.query('SELECT 1 FROM user_account WHERE email = ?', [email]);
    if (taken.length > 0)
      throw rejected('email-taken', 'Somebody is registered with this e-mail address already.');
    const row: Row = {
      ...{ id: uuidv7(), organization, email, name: input.name ?? email.split('@')[0] ?? email },
      ...{ roles: JSON.stringify([...new Set(input.roles)]), password_hash: passwordHash, disabled: false },
      created_at: now,
    };
    await tx.query(`INSERT INTO user_account (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, [
      ...[row.id, organization, email, row.name, row.roles, passwordHash, false, now],
    ]);
    return userOf(row);
  }

  /** Changes a user of the organisation; disabling ends all sessions. The last administrator stays one. */
  async change(organization: OrganizationId, id: string, change: UserChange): Promise<User> {
    const user = await this.journal.write(async (tx) => {
      const before = await this.find(tx, organization, id);
      const known = userOf(before);
      const { name = known.name, roles = known.roles, disabled = known.disabled } = change;
      const after = { ...known, name, roles: [...new Set(roles)], disabled };
      await this.requireAdministrator(tx, organization, id, after);
      const set: [string, Parameter][] = [
        ['name', after.name],
        ['roles', JSON.stringify(after.roles)],
        ['disabled', after.disabled],
      ];
      await tx.query(
        `UPDATE user_account SET ${set.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
        [...set.map(([, value]) => value), id],
      );
      if (after.disabled) await tx.query('DELETE FROM session WHERE user_id = ?', [id]);
      return after;
    });
    this.departures.userChanged(id, user.disabled);
    return user;
  }

  async setPassword(organization: OrganizationId, id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.journal.write(async (tx) => {
      await this.find(tx, organization, id);
      await tx.query('UPDATE user_account SET password_hash = ? WHERE id = ?', [passwordHash, id]);
      await tx.query('DELETE FROM session WHERE user_id = ?', [id]);
    });
    this.departures.userChanged(id, true);
  }

  private async find(tx: Transaction, organization: OrganizationId, id: string): Promise<Row> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM user_account WHERE id = ? AND organization = ?`,
      [...[id, organization]],
    );
    if (!rows[0]) throw rejected('not-found', 'There is no such user in your organisation.');
    return rows[0];
  }

  private async requireAdministrator(
    tx: Transaction,
    organization: OrganizationId,
    id: string,
    after: { roles: Role[]; disabled: boolean },
  ): Promise<void> {
    if (after.roles.includes('admin') && !after.disabled) return;
    const rows = await tx.query<Row>(`SELECT ${columns} FROM user_account WHERE organization = ?`, [
      organization,
    ]);
    const others = rows
      .map(userOf)
      .filter((user) => user.id !== id && !user.disabled && user.roles.includes('admin'));
    const was = rows.map(userOf).some((user) => user.id === id && user.roles.includes('admin'));
    if (was && others.length === 0)
      throw rejected('last-administrator', 'This is the last administrator: make somebody else one first.');
  }
}

function userOf(row: Row): User {
  return {
    ...{ id: row.id, email: row.email, name: row.name, roles: JSON.parse(row.roles) as Role[] },
    ...{ disabled: Boolean(row.disabled), service: row.password_hash === null },
    createdAt: instantAt(row.created_at),
  };
}
