import { describe, expect, it } from '@jest/globals';
import { plain } from './plain.js';

describe('Markdown in a document', () => {
  it('is without its signs', () => {
    expect(plain('## Seen\n\n- **two** hosts\n* `cmd.exe`')).toBe('Seen\n\n• two hosts\n• cmd.exe');
  });

  it('has the rows of a table as lines, the head first', () => {
    const table = ['| Host | Seen |', '|:-----|-----:|', '| **db1** | 14:05 |', '| a\\|b |  |'];
    expect(plain(['Found:', '', ...table, '', 'More.'].join('\n'))).toBe(
      'Found:\n\nHost · Seen\n• db1 · 14:05\n• a|b · –\n\nMore.',
    );
    expect(plain('Host | Seen\r\n- | -\r\ndb1 | 14:05\r\nMore.')).toBe('Host · Seen\n• db1 · 14:05\nMore.');
  });

  it.each(['cat log | grep -c 443', '| a | b |\n| c | d |', 'a | b\n---', '---\n| a |'])(
    'is no table without the rule under its head: %j',
    (said) => expect(plain(said)).toBe(said),
  );

  it('is read in no time, however many bars somebody wrote', () => {
    const begun = performance.now();
    plain(`${'|'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n${'| '.repeat(20_000)}`);
    plain('| a |\n'.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
