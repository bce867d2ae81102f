import { z } from 'zod';
import type { Answer } from './answer.js';
import { organizationNamed, withNode } from './node.js';
import { optionsOf } from './options.js';
import type { Terminal } from './terminal.js';

const Options = z.object({ organization: z.string().optional() });

/** Recomputes the chains of all books, or of one, reads the files of evidence, and says what does not hold. */
export async function verify(terminal: Terminal, options: unknown): Promise<Answer> {
  const { organization } = optionsOf(Options, options);
  return withNode(terminal, async (node) => {
    const { nameOf, all } = await node.organizations.directory();
    const chosen = organization === undefined ? all : [await organizationNamed(node, organization)];
    const books = [];
    for (const { id } of chosen) books.push(await node.journal.verify(id));
    const evidence = await node.evidence.verify(organization === undefined ? undefined : chosen[0]?.id);
    const notes = [
      ...books.flatMap((book) => book.problems.map((problem) => `${nameOf(book.organization)}: ${problem}`)),
      ...evidence.faults.map(
        ({ owner, case: id, id: item, problem }) =>
          `${nameOf(owner)}: evidence ${item} of case ${id}: ${problem}`,
      ),
    ];
    const entries = books.reduce((sum, book) => sum + book.entries, 0);
    const verdict = notes.length === 0 ? 'every chain holds' : 'something does not hold';
    const what = [
      `${counted(books.length, 'book')} with ${counted(entries, 'entry', 'entries')}`,
      ...(evidence.files > 0 ? [`${counted(evidence.files, 'file')} of evidence`] : []),
    ];
    return {
      text: `Verified ${what.join(' and ')}: ${verdict}.`,
      json: { items: books, next: null, evidence },
      notes,
      failed: notes.length > 0,
    };
  });
}

/** Folds every view anew from the entries. */
export async function rebuild(terminal: Terminal): Promise<Answer> {
  const { views, changed } = await withNode(terminal, ({ journal }) => journal.rebuild());
  const difference = changed === 0 ? 'all were as stored' : `${changed} had been stored otherwise`;
  return { text: `Rebuilt ${counted(views, 'view')}: ${difference}.`, json: { views, changed } };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
