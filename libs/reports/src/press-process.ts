import { carryOut, type Commission } from './commission.js';
import type { Outcome } from './press.js';

/** The process of `Press`: a commission comes in, an outcome goes out. It ends when whoever asks for reports does. */
process.on('disconnect', () => process.exit());
// An interrupt from the keyboard is for the server, which ends in order, and this with it.
process.on('SIGINT', () => undefined);
process.on('message', (commission: Commission) => {
  carryOut(commission, (step) => answer({ step })).then(
    (printed) => answer({ printed }),
    (error: unknown) => answer({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
});

function answer(outcome: Outcome): void {
  process.send?.(outcome);
}
