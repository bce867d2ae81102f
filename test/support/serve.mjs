/**
 * A server for the tests of the whole system, in a process of its own: the program as it was built, and beside it a
 * door, by which tests have organisations, people and papers without waiting for passwords to be hashed (server.ts).
 * It prints where both are on one line, and ends when whoever started it does.
 */
import { spawnSync } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { NewOrganization, OrganizationId, Terms } from '@entente/domain';
import { Journal } from '@entente/journal';
import { AgreementDesk } from '../../apps/server/dist/agreements/agreements.module.js';
import { readSettings } from '../../apps/server/dist/edge/edge.module.js';
import {
  Credentials,
  NewUser,
  Organizations,
  Setup,
  Users,
} from '../../apps/server/dist/identity/identity.module.js';
import { createServer } from '../../apps/server/dist/server.js';
import { answering } from './answering.mjs';

const settings = readSettings(process.env);
const app = await createServer(settings);
await app.listen(settings.port, settings.host);
const [journal, users, credentials] = [app.get(Journal), app.get(Users), app.get(Credentials)];
const organizations = app.get(Organizations);

const NewPerson = z.object({ organization: OrganizationId, input: NewUser });
const Paper = z.object({ terms: Terms, signed: z.boolean() });
const Statement = z.object({ sql: z.string(), parameters: z.array(z.union([z.string(), z.number()])) });

/** @type {Record<string, (input: unknown) => Promise<unknown>>} */
const doors = {
  /** The key of the set-up link, as the first start prints it. */
  key: () => app.get(Setup).freshKey(),
  /** The organisation that hosts the node. */
  async host(given) {
    const input = NewOrganization.parse(given);
    const { all } = await organizations.directory();
    const known = all.find(({ host }) => host);
    return known ?? journal.write((tx, now) => organizations.registerIn(tx, now, input, true));
  },
  organization: (input) => organizations.register(NewOrganization.parse(input)),
  async person(given) {
    const { organization, input } = NewPerson.parse(given);
    const { id } = await users.add(organization, input);
    const { token } = await credentials.addToken(organization, id, 'for a test');
    return { id, token };
  },
  /** The value of the cookie of a new session. */
  session: (userId) => credentials.beginSession(z.string().parse(userId), 'a test'),
  /** A memorandum as it was signed on paper; its id. */
  paper(given) {
    const { terms, signed } = Paper.parse(given);
    return app.get(AgreementDesk).recordPaper('a-test', terms, { signed, evidence: 'Signed on paper.' });
  },
  /** Says something to the database by the connection that writes, as a fault would. */
  database(given) {
    const { sql, parameters } = Statement.parse(given);
    return journal.database.writer.query(sql, parameters);
  },
  /** Ends the process in which reports are printed, as a lack of memory would. */
  endPress: () => spawnSync('pkill', ['-KILL', '-P', String(process.pid)]).status,
  /** Folds every view anew: how many there are, and how many came out other than they were stored. */
  rebuild: () => journal.rebuild(),
  /** Bytes of memory that are in use after a collection. */
  async memory() {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  async stop() {
    await app.close();
    // Once the answer is out.
    setTimeout(() => process.exit(0), 20);
  },
};

const Asked = z.object({ input: z.unknown() });

const door = await answering(async (request) => {
  const name = (request.url ?? '').slice(1);
  const open = doors[name];
  if (!open) throw new Error(`There is no door ${name}.`);
  return { result: await open(Asked.parse(await json(request)).input) };
});
process.stdout.write(`${JSON.stringify({ url: await app.getUrl(), door: door.url })}\n`);
process.stdin.resume().on('close', () => process.exit(0));
