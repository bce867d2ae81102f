/**
 * A server for the tests of the whole system, in a process of its own: the program as it is, and beside it a door over
 * the process's channel (server.ts), by which a test has organisations, people and papers without waiting for passwords
 * to be hashed. It ends when the test's process does.
 */
import { z } from 'zod';
import { NewOrganization, OrganizationId, Terms } from '@entente/domain';
import { Journal } from '@entente/journal';
import { AgreementDesk } from '../../apps/server/src/agreements/agreements.module.js';
import { readSettings } from '../../apps/server/src/edge/edge.module.js';
import {
  Credentials,
  NewUser,
  Organizations,
  Setup,
  Users,
} from '../../apps/server/src/identity/identity.module.js';
import { createServer } from '../../apps/server/src/server.js';

const app = await createServer(readSettings(process.env));
await app.listen(readSettings(process.env).port, '127.0.0.1');
const [journal, users, credentials] = [app.get(Journal), app.get(Users), app.get(Credentials)];
const organizations = app.get(Organizations);

const NewPerson = z.object({ organization: OrganizationId, input: NewUser });
const Paper = z.object({ terms: Terms, signed: z.boolean() });
const Statement = z.object({ sql: z.string(), parameters: z.array(z.union([z.string(), z.number()])) });

const doors: Record<string, (input: unknown) => Promise<unknown>> = {
  /** The key of the set-up link, as the first start prints it. */
  key: () => app.get(Setup).freshKey(),
  /** The organisation that hosts the node. */
  host: (input) =>
    journal.write((tx, now) => organizations.registerIn(tx, now, NewOrganization.parse(input), true)),
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
  verify: (organization) => journal.verify(OrganizationId.parse(organization)),
  async stop() {
    await app.close();
    setImmediate(() => process.exit(0));
  },
};

const Request = z.object({ id: z.number(), door: z.string(), input: z.unknown() });

process.on('message', (message) => {
  const { id, door, input } = Request.parse(message);
  const open = doors[door] ?? (() => Promise.reject(new Error(`There is no door ${door}.`)));
  open(input).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: await app.getUrl() });
