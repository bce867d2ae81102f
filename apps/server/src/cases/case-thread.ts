/**
 * The thread that does the commands of cases when many wait (ThreadedCaseDesk): a desk over a journal of its own on the same
 * SQLite file. Whoever starts it gives it the name of that file.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Organization } from '@entente/contract';
import { Journal } from '@entente/journal';
import { directoryOf, OwnDuties } from '../identity/identity.services.js';
import { CaseDesk } from './case-desk.js';
import { failureOf, type Failure } from './failure.js';
import { inOneMessage } from './in-one-message.js';

type Method = 'open' | 'command';

/** A command as data. */
export type Order = { [M in Method]: { method: M; given: Parameters<CaseDesk[M]> } }[Method];

/** What the thread is asked, in this order. A turn is that of Turns, for what is written elsewhere in the process. */
export type Ask =
  | { what: 'organizations'; all: readonly Organization[] }
  | { what: 'do'; number: number; order: Order }
  | { what: 'take-turn' | 'end-turn' | 'close' };

/** What it answers. */
export type Tell =
  | { what: 'is-open' | 'your-turn' }
  | { what: 'done'; number: number; value: unknown }
  | { what: 'failed'; number: number; failure: Failure }
  | { what: 'rings'; ring: Parameters<Journal['bell']['ring']>[0] };

const port = parentPort;
if (!port) throw new Error('This runs in a thread alone.');

const journal = await Journal.beside(workerData as string);
const tell = inOneMessage<Tell>((answers) => port.postMessage(answers));
let directory = directoryOf([]);
const organizations = { directory: () => Promise.resolve(directory) };
const desk = new CaseDesk(journal, organizations, new OwnDuties(journal, organizations));
let endTurn: (() => void) | undefined;

journal.bell.rings.subscribe((ring) => tell({ what: 'rings', ring }));
port.on('message', (asked: Ask[]) => {
  for (const ask of asked) answer(ask);
});
tell({ what: 'is-open' });

function answer(ask: Ask): void {
  switch (ask.what) {
    case 'organizations':
      directory = directoryOf(ask.all);
      return;
    case 'do':
      perform(ask.order).then(
        (value) => tell({ what: 'done', number: ask.number, value }),
        (error: unknown) => tell({ what: 'failed', number: ask.number, failure: failureOf(error) }),
      );
      return;
    case 'take-turn':
      void journal.turns.take().then((end) => {
        endTurn = end;
        tell({ what: 'your-turn' });
      });
      return;
    case 'end-turn':
      endTurn?.();
      return;
    case 'close':
      void journal.close().then(() => setImmediate(() => port?.close()));
  }
}

function perform(order: Order): Promise<unknown> {
  return order.method === 'open' ? desk.open(...order.given) : desk.command(...order.given);
}
