import { setTimeout as pause } from 'node:timers/promises';
import { Unreachable, type Person } from './person.js';

/** Goes on writing updates into a case until it is stopped; a server that is away for a while does not end it. */
export interface Writer {
  /** The texts that the server has acknowledged, in their order. */
  readonly acknowledged: string[];
  stop: () => Promise<void>;
}

/** Starts somebody writing, one update after the other. */
export function keepsWriting(person: Person, to: { id: string }, what = 'Update'): Writer {
  const acknowledged: string[] = [];
  let goesOn = true;
  const work = async () => {
    for (let n = 1; goesOn; n += 1) {
      const text = `${what} ${n}.`;
      try {
        await person.posts(text, to);
        acknowledged.push(text);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        await pause(20);
      }
    }
  };
  const working = work();
  return {
    acknowledged,
    async stop() {
      goesOn = false;
      await working;
    },
  };
}
