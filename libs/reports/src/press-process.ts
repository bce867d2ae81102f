import { carryOut, type Commission } from './commission.js';
import type { Outcome } from './press.js';

/** The process of `Press`: a commission comes in, an outcome goes out. It ends when whoever asks for reports does. */
process.on('disconnect', () => process.exit());
// What ends a whole group of processes is for the server, which ends in order, and this with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('message', (commission: Commission) => {
  carryOut(commission, (step) => answer({ step })).then(
    (printed) => answer({ printed, holds: process.memoryUsage.rss() }),
    (reason: unknown) => {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      answer({ error, holds: process.memoryUsage.rss() });
    },
  );
});

function answer(outcome: Outcome): void {
  process.send?.(outcome);
}
