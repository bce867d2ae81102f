import { fillDemonstration } from '../demo/demo.module.js';
import { readSettings } from '../edge/edge.services.js';
import type { Answer } from './answer.js';
import { databaseOf } from './open-journal.js';
import type { Terminal } from './terminal.js';

/** Fills an empty database with the exercise, and tells how one signs in. */
export async function demo(terminal: Terminal): Promise<Answer> {
  databaseOf(terminal, { begin: true });
  const demonstration = await fillDemonstration(readSettings(terminal.env));
  const { signIns, cases, agreements } = demonstration;
  const widths = { organization: longest(signIns, 'organization'), email: longest(signIns, 'email') };
  const lines = signIns.map(({ organization, email, role }) =>
    [organization.padEnd(widths.organization), email.padEnd(widths.email), role].join('  '),
  );
  const passwords = [...new Set(signIns.map(({ password }) => password))];
  return {
    text: [
      `A demonstration with ${cases} cases and ${agreements} agreements. Start the server and sign in as one of`,
      '',
      ...lines,
      '',
      `The password: ${passwords.join(', ')}`,
    ].join('\n'),
    json: demonstration,
  };
}

function longest<K extends string>(items: readonly Record<K, string>[], key: K): number {
  return Math.max(...items.map((item) => item[key].length));
}
