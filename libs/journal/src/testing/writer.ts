/**
 * A program that writes cases into the journal in a file, by several callers at once, until it is killed; it prints
 * the id of every event that was acknowledged.
 *
 *     node --conditions=source --import ./scripts/typescript.mjs libs/journal/src/testing/writer.ts <file>
 */
import { Journal } from '../journal.js';
import { World } from './world.js';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the file.');

const journal = await Journal.open({ file });
const world = new World(journal);
const { PH, SG } = await world.organizations('PH', 'SG');
await world.agreement([PH, SG]);

async function write(): Promise<never> {
  for (;;) {
    const id = await world.openCase(PH);
    const invited = await world.invite(PH, id, SG);
    const accepted = await world.accept(SG, id);
    const posted = await world.post(SG, id, 'Here.');
    for (const { eventId } of [invited, accepted, posted]) process.stdout.write(`${eventId}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, write));
