import { parentPort } from 'node:worker_threads';
import { carryOut, type Commission } from './commission.js';
import type { Outcome } from './press.js';

/** The thread of `Press`: a commission comes in, an outcome goes out. */
parentPort?.on('message', (commission: Commission) => {
  carryOut(commission, (step) => answer({ step })).then(
    (printed) => answer({ printed }),
    (error: unknown) => answer({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
});

function answer(outcome: Outcome): void {
  parentPort?.postMessage(outcome);
}
