import { CommanderError } from 'commander';
import { WrongUsage, type Answer } from './answer.js';
import { program } from './program.js';

/** The command line (docs/operating.md). Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
async function main(): Promise<void> {
  try {
    await program(print).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    // Commander has said already what it has to say.
    if (!(error instanceof CommanderError)) process.stderr.write(`${sentenceOf(error)}\n`);
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

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env['LOG_LEVEL'] === 'debug' && error.stack) return error.stack;
  // Refused input, and addresses that were all tried in vain, say it in parts.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.map(messageOf).join('\n');
  return error.message;
}

function messageOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'message' in part ? String(part.message) : String(part);
}

// Whoever reads the answer may stop reading (`| head`).
process.stdout.on('error', () => process.exit());

await main();
