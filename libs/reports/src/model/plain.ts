/**
 * A text written in Markdown, for a document: emphasis and code without their signs, points of a list with a bullet, and of
 * a table a line for its head and a point for each row. Whatever is no such sign stays as it was written.
 */
export function plain(markdown: string): string {
  return withoutTables(markdown.split('\n'))
    .join('\n')
    .replace(/\*\*(?=\S)([^*\n]+?)\*\*/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/^#{1,6} +/gm, '')
    .replace(/^( *)[-*] +/gm, '$1• ');
}

/** A table is a line with bars, under it one of as many cells that are rules, and the lines with bars that follow (GFM, Tables). */
function withoutTables(lines: readonly string[]): string[] {
  let place: 'text' | 'rule' | 'rows' = 'text';
  return lines.flatMap((line, i) => {
    if (place === 'rule') {
      place = 'rows';
      return [];
    }
    if (!line.includes('|')) place = 'text';
    else if (place === 'rows') return [`• ${inOneLine(line)}`];
    else if (isRule(lines[i + 1] ?? '', cellsOf(line).length)) {
      place = 'rule';
      return [inOneLine(line)];
    }
    return [line];
  });
}

function inOneLine(row: string): string {
  return cellsOf(row)
    .map((said) => said || '–')
    .join(' · ');
}

function isRule(line: string, columns: number): boolean {
  const cells = cellsOf(line);
  return line.includes('-') && cells.length === columns && cells.every((said) => /^:?-+:?$/.test(said));
}

function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((said) => said.trim().replaceAll('\\|', '|'));
}
