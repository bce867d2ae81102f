import { CommanderError } from 'commander';
import { WrongUsage, type Answer } from './answer.js';
import { program } from './program.js';
import { sentenceOf } from './sentence.js';

/** The command line (docs/operating.md). Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
async function main(): Promise<void> {
  try {
    await program(print).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    // Commander has said already what it has to say.
    if (error instanceof CommanderError) return;
    process.stderr.write(`${sentenceOf(error)}\n`);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  }
}

function print({ text, json, notes = [], failed = false }: Answer, asJson: boolean): void {
  for (const note of notes) process.stderr.write(`${note}\n`);
  process.stdout.write(`${asJson ? JSON.stringify(json) : text}\n`);
  if (failed) process.exitCode = 1;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof WrongUsage ? 2 : 1;
}

// Whoever reads the answer may stop reading (`| head`).
process.stdout.on('error', () => process.exit());

await main();
