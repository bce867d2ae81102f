import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { closeListeners } from './listener.js';
import { Organization } from './contract.js';
import { holdToDeclared } from './declared.js';
import { Person, type Of } from './person.js';
import { sharedServer, startServer, type Choice, type OwnServer, type Server } from './server.js';

export type Role = 'operator' | 'responder' | 'manager' | 'auditor' | 'admin';

/** What a team's person may do where a test does not care: all that one does in a case and in its agreements. */
const team: Role[] = ['operator', 'responder', 'manager', 'auditor'];

const countries: Record<string, string> = {
  ...{
    PH: 'Philippines',
    SG: 'Singapore',
    MY: 'Malaysia',
    RU: 'Russia',
    AU: 'Australia',
    US: 'United States',
  },
};

interface Terms {
  ceiling?: string;
  scopes?: string[];
  effectiveFrom?: string;
  effectiveUntil?: string;
  /** False: proposed, and signed by nobody yet. */
  signed?: boolean;
}

/**
 * A few nations with their CERTs, known by their country codes, on a server that other tests use too: nobody of another
 * world is in any book of this one. Each test makes its own.
 */
export class World {
  private readonly name = randomBytes(4).toString('hex');
  private readonly known = new Map<string, z.infer<typeof Organization>>();

  constructor(readonly server: Server) {}

  /** The CERT of a country, registered the first time it is spoken of. */
  async organization(country: string): Promise<z.infer<typeof Organization>> {
    const known = this.known.get(country);
    if (known) return known;
    const registered = Organization.parse(
      await this.server.ask('organization', {
        name: `National CERT of ${countries[country] ?? country}`,
        shortName: `CERT-${country}-${this.name}`,
        country,
      }),
    );
    this.known.set(country, registered);
    return registered;
  }

  /** Somebody of a country's CERT, who speaks to the server with an API token. */
  async user(country: string, roles: Role[], said: { password?: string } = {}): Promise<Person> {
    const organization = await this.organization(country);
    return personOf(this.server, organization, roles, said);
  }

  /** Somebody who may do all that one does in a case and in its agreements. */
  team(country: string): Promise<Person> {
    return this.user(country, team);
  }

  /** Teams of several countries. */
  async teams<C extends string[]>(...codes: C): Promise<{ [K in keyof C]: Person }> {
    const all = [];
    for (const code of codes) all.push(await this.team(code));
    // One for each country asked for.
    return all as { [K in keyof C]: Person };
  }

  /** A memorandum on mutual response between countries, signed and in force; the id of it. */
  async agreement(...given: [string, string, ...(string | Terms)[]]): Promise<string> {
    const parties = [];
    let said: Terms = {};
    for (const one of given)
      if (typeof one === 'string') parties.push((await this.organization(one)).id);
      else said = one;
    const { signed = true, ceiling = 'TLP:AMBER', scopes = ['mutual-response'] } = said;
    const { effectiveFrom = yearsFromNow(-1), effectiveUntil = yearsFromNow(2) } = said;
    const title = `Memorandum of ${given.filter((one) => typeof one === 'string').join(', ')}`;
    const terms = { title, kind: 'mou', parties, scopes, ceiling, effectiveFrom, effectiveUntil };
    return z.string().parse(await this.server.ask('paper', { terms, signed }));
  }

  /** A case that somebody has opened. */
  case(by: Person, said?: Record<string, unknown>) {
    return by.opens(said);
  }
}

/** A time so many years from now. */
export function yearsFromNow(years: number): string {
  return new Date(Date.now() + years * 365 * 86_400_000).toISOString();
}

async function personOf(
  server: Server,
  organization: Of['organization'],
  roles: Role[],
  said: { password?: string } = {},
): Promise<Person> {
  const email = `${randomBytes(4).toString('hex')}@${organization.shortName.toLowerCase()}.example`;
  const input = { email, roles, name: `${roles[0] ?? ''} of ${organization.country}`, ...said };
  const made = z
    .object({ id: z.string(), token: z.string() })
    .parse(await server.ask('person', { organization: organization.id, input }));
  const of = { organization, id: made.id, email };
  return new Person(of, server, { authorization: `Bearer ${made.token}` });
}

/** The same person with the cookie of a session instead of a token. */
export async function inSession(person: Person, server: Server): Promise<Person> {
  const secret = z.string().parse(await server.ask('session', person.id));
  return person.at(server, { cookie: `entente_session=${secret}` });
}

/** What the tests of a file work on. */
interface Node<S extends Server> {
  readonly server: S;
  /** A world of its own for one test. */
  world: () => World;
  /** An administrator of the organisation that hosts the node. */
  registrar: () => Promise<Person>;
}

/** Declares that a file of tests works on the server that all share, and that all its answers are as it declares them. */
export function aNode(): Node<Server> {
  const start = async () => {
    const server = await sharedServer();
    await holdToDeclared(server.url);
    return server;
  };
  return nodeOf(start, () => Promise.resolve());
}

/** Declares that a file of tests has a server of its own, which starts before the first and stops after the last. */
export function anOwnNode(choice?: Choice): Node<OwnServer> {
  return nodeOf(
    () => startServer(choice),
    (server) => server.stop(),
  );
}

function nodeOf<S extends Server>(start: () => Promise<S>, stop: (server: S) => Promise<void>): Node<S> {
  let started: S | undefined;
  beforeAll(async () => {
    started = await start();
  }, 120_000);
  afterEach(closeListeners);
  afterAll(async () => {
    if (started) await stop(started);
  }, 60_000);
  const server = () => {
    if (!started) throw new Error('The server of this file has not started.');
    return started;
  };
  return {
    get server() {
      return server();
    },
    world: () => new World(server()),
    async registrar() {
      const input = { name: 'Host of the node', shortName: 'HOST', country: 'MY' };
      const host = Organization.parse(await server().ask('host', input));
      return personOf(server(), host, ['admin', 'manager', 'operator']);
    },
  };
}
