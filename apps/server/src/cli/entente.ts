import { CommanderError } from 'commander';
import { sayInPlainWords } from '../edge/edge.services.js';
import { WrongUsage, type Answer } from './answer.js';
import { harmless, harmlessJson } from './harmless.js';
import { program } from './program.js';
import { sentenceOf } from './sentence.js';
import type { Terminal } from './terminal.js';

/** Does what was typed after the name of the program. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
export async function entente(args: readonly string[], terminal: Terminal): Promise<number> {
  sayInPlainWords();
  let code = 0;
  const print = (answer: Answer, asJson: boolean) => {
    for (const note of answer.notes ?? []) terminal.stderr.write(`${harmless(note)}\n`);
    terminal.stdout.write(`${asJson ? harmlessJson(answer.json) : harmless(answer.text)}\n`);
    if (answer.failed) code = 1;
  };
  try {
    await program(terminal, print).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said already what it has to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.stderr.write(`${harmless(sentenceOf(error))}\n`);
    if (terminal.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
      terminal.stderr.write(`${error.stack ?? ''}\n`);
    return error instanceof WrongUsage ? 2 : 1;
  }
}
