import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { Markdown, plainText } from './Markdown.js';

const made = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('What people write in a hurry', () => {
  it('has tables, also without a line between them and what stands before', () => {
    const table = made('By site:\n| site | state |\n| --- | :-: |\n| north | **encrypted** |\n\nMore later.');
    expect(table).toContain('<p>By site:</p>');
    expect(table).toContain('<th>site</th><th>state</th>');
    expect(table).toContain('<td>north</td><td><strong>encrypted</strong></td>');
    expect(table).toContain('<p>More later.</p>');
  });

  it('takes a line with bars for what it is when no rule follows', () => {
    expect(made('| a | b |')).toContain('<p>| a | b |</p>');
  });

  it('stays text, however hostile', () => {
    const hostile = made('<img src=x onerror=alert(1)> [click](javascript:alert(1))');
    expect(hostile).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(hostile).not.toContain('href');
  });

  it('has lists, quotes, code and links', () => {
    const all = made(
      '> quoted\n\n- one\n- `two`\n\n1. first\n\n27. November\n\n```\ncode *as it is*\n```\nhttps://example.org/a',
    );
    for (const part of [
      ...[
        '<blockquote>',
        '<ul><li>one</li><li><code>two</code></li></ul>',
        '<ol><li>first</li></ol>',
        '<ol start="27"><li>November</li></ol>',
      ],
      ...['code *as it is*</pre>', '<a href="https://example.org/a"'],
    ])
      expect(all).toContain(part);
  });

  it('is one line without its marks where there is room for no more', () => {
    expect(plainText('Handover:\n| site | state |\n| --- | --- |\n| north | **down** |')).toBe(
      'Handover: site state north down',
    );
  });
});
