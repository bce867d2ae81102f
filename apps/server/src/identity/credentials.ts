import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ApiToken, NewApiToken, OpenSession } from '@entente/contract';
import { instantAt, rejected, type OrganizationId, type Role } from '@entente/domain';
import { Journal } from '@entente/journal';
import type { Principal } from '../edge/edge.services.js';
import { Departures } from './departures.js';
import { fingerprint, freshSecret, passwordFits } from './secrets.js';

/** A session ends this long after it began, whatever happens: a shift and a half. */
export const sessionMs = 16 * 3_600_000;
/** How long a credential is believed before it is looked up again; what ends in this process is forgotten at once. */
const believeMs = 1_000;
const tokenPrefix = 'ent_';
const remembered = 10_000;

interface CredentialRow {
  credential: string;
  user_id: string;
  name: string;
  email: string;
  organization: OrganizationId;
  roles: string;
  host: number | boolean;
}

const principalColumns = 'u.id AS user_id, u.name, u.email, u.organization, u.roles, o.host';
const usersJoined = 'JOIN user_account u ON u.id = c.user_id JOIN organization o ON o.id = u.organization';

/** Sessions and API tokens: how a request is found to be somebody's. Secrets are stored as fingerprints only. */
@Injectable()
export class Credentials {
  private readonly believed = new Map<string, { principal: Principal; until: number }>();

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Departures) private readonly departures: Departures,
  ) {
    departures.all.subscribe(() => {
      this.believed.clear();
    });
  }

  /** Checks the password and begins a session; answers the cookie's value. Refuses with one sentence whatever was wrong. */
  async signIn(email: string, password: string, userAgent: string): Promise<string> {
    return this.beginSession(await this.requirePassword(email, password), userAgent);
  }

  /** Answers the user whose password this is, or refuses. */
  async requirePassword(email: string, password: string): Promise<string> {
    const rows = await this.journal.books.query<{
      id: string;
      password_hash: string | null;
      disabled: number | boolean;
    }>('SELECT id, password_hash, disabled FROM user_account WHERE email = ?', [email.toLowerCase()]);
    const user = rows[0];
    const fits = await passwordFits(user?.password_hash ?? null, password);
    if (!user || !fits || user.disabled)
      throw rejected('unauthenticated', 'E-mail address or password is not right.');
    return user.id;
  }

  /** Begins a session; those that have ended by themselves are cleared away on the occasion. */
  async beginSession(userId: string, userAgent: string): Promise<string> {
    const secret = freshSecret();
    await this.journal.write(async (tx, now) => {
      await tx.query('DELETE FROM session WHERE expires_at <= ?', [now]);
      await tx.query(
        'INSERT INTO session (id, user_id, created_at, expires_at, user_agent) VALUES (?, ?, ?, ?, ?)',
        [...[fingerprint(secret), userId, now, now + sessionMs, userAgent.slice(0, 300)]],
      );
    });
    return secret;
  }

  /** Who bears this cookie or this token; undefined when nobody does any more. */
  async principal(secret: string): Promise<Principal | undefined> {
    const id = fingerprint(secret);
    const known = this.believed.get(id);
    if (known && known.until > Date.now()) return known.principal;
    const principal = secret.startsWith(tokenPrefix) ? await this.bearerOf(id) : await this.sessionOf(id);
    if (this.believed.size > remembered) this.believed.clear();
    if (principal) this.believed.set(id, { principal, until: Date.now() + believeMs });
    else this.believed.delete(id);
    return principal;
  }

  private async sessionOf(id: string): Promise<Principal | undefined> {
    const rows = await this.journal.books.query<CredentialRow>(
      `SELECT c.id AS credential, ${principalColumns} FROM session c ${usersJoined} WHERE c.id = ? AND c.expires_at > ? AND u.disabled = ?`,
      [id, this.journal.now(), false],
    );
    return rows[0] && principalOf(rows[0], 'session');
  }

  private async bearerOf(hash: string): Promise<Principal | undefined> {
    const rows = await this.journal.books.query<CredentialRow>(
      `SELECT c.id AS credential, ${principalColumns} FROM api_token c ${usersJoined} WHERE c.hash = ? AND u.disabled = ?`,
      [hash, false],
    );
    return rows[0] && principalOf(rows[0], 'token');
  }

  /**
   * Which of these credentials still sign somebody in who has one of the roles: asked of open sockets, for what was
   * ended or taken away here and by other processes.
   */
  async stillValid(
    credentials: readonly Principal['credential'][],
    roles: readonly Role[],
  ): Promise<Set<string>> {
    const valid = new Set<string>();
    for (const kind of ['session', 'token'] as const) {
      const ids = credentials.filter((credential) => credential.kind === kind).map(({ id }) => id);
      const table = kind === 'session' ? 'session' : 'api_token';
      const alive = kind === 'session' ? ' AND c.expires_at > ?' : '';
      for (let i = 0; i < ids.length; i += 500) {
        const some = ids.slice(i, i + 500);
        const rows = await this.journal.books.query<{ id: string; roles: string }>(
          `SELECT c.id, u.roles FROM ${table} c ${usersJoined} WHERE c.id IN (${some.map(() => '?').join(', ')}) AND u.disabled = ?${alive}`,
          [...some, false, ...(kind === 'session' ? [this.journal.now()] : [])],
        );
        for (const row of rows)
          if ((JSON.parse(row.roles) as Role[]).some((role) => roles.includes(role))) valid.add(row.id);
      }
    }
    return valid;
  }

  async endSession(id: string): Promise<void> {
    await this.journal.write((tx) => tx.query('DELETE FROM session WHERE id = ?', [id]));
    this.departures.credentialEnded(id);
  }

  /** Ends a session of somebody of the organisation. */
  async endSessionOf(organization: OrganizationId, id: string): Promise<void> {
    const ended = await this.journal.write((tx) =>
      tx.query<{ id: string }>(
        'DELETE FROM session WHERE id = ? AND user_id IN (SELECT id FROM user_account WHERE organization = ?) RETURNING id',
        [id, organization],
      ),
    );
    if (ended.length === 0) throw rejected('not-found', 'There is no such session.');
    this.departures.credentialEnded(id);
  }

  async sessionsOf(organization: OrganizationId): Promise<OpenSession[]> {
    const rows = await this.journal.books.query<
      Omit<OpenSession, 'createdAt' | 'expiresAt' | 'userId' | 'userAgent'> & {
        user_id: string;
        created_at: number;
        expires_at: number;
        user_agent: string;
      }
    >(
      `SELECT s.id, s.user_id, u.name, u.email, s.created_at, s.expires_at, s.user_agent FROM session s
        JOIN user_account u ON u.id = s.user_id WHERE u.organization = ? AND s.expires_at > ? ORDER BY s.created_at DESC LIMIT 500`,
      [organization, this.journal.now()],
    );
    return rows.map(
      ({ id, user_id: userId, name, email, created_at, expires_at, user_agent: userAgent }) => ({
        ...{ id, userId, name, email, userAgent },
        ...{ createdAt: instantAt(created_at), expiresAt: instantAt(expires_at) },
      }),
    );
  }

  /** Makes a token for a user of the organisation: the answer is the only place where it ever stands. */
  async addToken(organization: OrganizationId, userId: string, label: string): Promise<NewApiToken> {
    const token = tokenPrefix + freshSecret();
    const id = uuidv7();
    const made = await this.journal.write(async (tx, now) => {
      const users = await tx.query<{ email: string }>(
        'SELECT email FROM user_account WHERE id = ? AND organization = ?',
        [userId, organization],
      );
      const user = users[0];
      if (!user) throw rejected('not-found', 'There is no such user in your organisation.');
      await tx.query('INSERT INTO api_token (id, hash, user_id, label, created_at) VALUES (?, ?, ?, ?, ?)', [
        ...[id, fingerprint(token), userId, label, now],
      ]);
      return { email: user.email, createdAt: instantAt(now) };
    });
    return { id, userId, label, ...made, token };
  }

  async tokensOf(organization: OrganizationId): Promise<ApiToken[]> {
    const rows = await this.journal.books.query<{
      id: string;
      user_id: string;
      email: string;
      label: string;
      created_at: number;
    }>(
      `SELECT t.id, t.user_id, u.email, t.label, t.created_at FROM api_token t JOIN user_account u ON u.id = t.user_id
        WHERE u.organization = ? ORDER BY t.created_at DESC LIMIT 1000`,
      [organization],
    );
    return rows.map(({ id, user_id: userId, email, label, created_at }) => ({
      ...{ id, userId, email, label, createdAt: instantAt(created_at) },
    }));
  }

  async removeToken(organization: OrganizationId, id: string): Promise<void> {
    const removed = await this.journal.write((tx) =>
      tx.query<{ id: string }>(
        'DELETE FROM api_token WHERE id = ? AND user_id IN (SELECT id FROM user_account WHERE organization = ?) RETURNING id',
        [id, organization],
      ),
    );
    if (removed.length === 0) throw rejected('not-found', 'There is no such token.');
    this.departures.credentialEnded(id);
  }
}

function principalOf(row: CredentialRow, kind: 'session' | 'token'): Principal {
  const roles = JSON.parse(row.roles) as Role[];
  return {
    ...{ userId: row.user_id, name: row.name, email: row.email, organization: row.organization, roles },
    registrar: Boolean(row.host) && roles.includes('admin'),
    credential: { kind, id: row.credential },
  };
}
