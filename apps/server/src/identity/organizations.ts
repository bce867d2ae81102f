import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Organization } from '@entente/contract';
import {
  rejected,
  type NewOrganization,
  type OrganizationId,
  type OrganizationSettings,
} from '@entente/domain';
import { Journal, type Idempotency, type Transaction } from '@entente/journal';

/** All registered organisations: that one is registered is no secret among those who can sign in. */
export interface Directory {
  all: readonly Organization[];
  get(id: OrganizationId): Organization | undefined;
  /** By id or short name. */
  find(idOrShortName: string): Organization | undefined;
  nameOf: (id: OrganizationId) => string;
}

/** How long the directory is kept before it is read again: another process may register an organisation. */
const keepMs = 1_000;

interface Row {
  id: OrganizationId;
  short_name: string;
  country: string;
  json: string;
  host: number | boolean;
}

@Injectable()
export class Organizations {
  private kept: { directory: Directory; until: number } | undefined;

  constructor(@Inject(Journal) private readonly journal: Journal) {}

  async directory(): Promise<Directory> {
    const now = Date.now();
    if (this.kept && this.kept.until > now) return this.kept.directory;
    const rows = await this.journal.books.query<Row>(
      'SELECT id, short_name, country, json, host FROM organization ORDER BY short_name',
    );
    const directory = directoryOf(rows.map(organizationOf));
    this.kept = { directory, until: now + keepMs };
    return directory;
  }

  async register(input: NewOrganization, once?: Idempotency): Promise<Organization> {
    const organization = await this.journal.write((tx, now) => this.registerIn(tx, now, input, false), once);
    this.kept = undefined;
    return organization;
  }

  /** Takes the place of all that the organisation said of itself; what is not given is taken away. */
  async change(id: OrganizationId, settings: OrganizationSettings): Promise<Organization> {
    const changed = await this.journal.write(async (tx) => {
      const [row] = await tx.query<Row>(
        'SELECT id, short_name, country, json, host FROM organization WHERE id = ?',
        [id],
      );
      if (!row) throw rejected('not-found', 'There is no such organisation.');
      const { shortName, country } = organizationOf(row);
      const json = JSON.stringify({ ...settings, shortName, country } satisfies NewOrganization);
      await tx.query('UPDATE organization SET json = ? WHERE id = ?', [json, id]);
      return organizationOf({ ...row, json });
    });
    this.kept = undefined;
    return changed;
  }

  /** Registers within a transaction; `host` marks the organisation that runs the node. */
  async registerIn(
    tx: Transaction,
    now: number,
    input: NewOrganization,
    host: boolean,
  ): Promise<Organization> {
    const taken = await tx.query('SELECT 1 FROM organization WHERE short_name = ?', [input.shortName]);
    if (taken.length > 0)
      throw rejected(
        'short-name-taken',
        `There is an organisation ${input.shortName} already: choose another short name.`,
      );
    // Created by us here, so it is an organisation's id.
    const id = uuidv7() as OrganizationId;
    await tx.query(
      'INSERT INTO organization (id, short_name, country, json, host, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [...[id, input.shortName, input.country, JSON.stringify(input), host, now]],
    );
    await this.journal.openBook(tx, id);
    this.kept = undefined;
    return { ...input, id, host };
  }
}

function organizationOf({ id, json, host }: Row): Organization {
  return { ...(JSON.parse(json) as NewOrganization), id, host: Boolean(host) };
}

/** The directory of these organisations. */
export function directoryOf(all: readonly Organization[]): Directory {
  const byId = new Map(all.map((organization) => [organization.id, organization]));
  const byName = new Map(all.map((organization) => [organization.shortName, organization]));
  return {
    all,
    get: (id) => byId.get(id),
    find: (text) => byId.get(text as OrganizationId) ?? byName.get(text),
    nameOf: (id) => byId.get(id)?.shortName ?? id,
  };
}
