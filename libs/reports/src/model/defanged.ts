import { defang, type KnownIndicator } from '@entente/domain';
import type { Block, Section } from './report.js';

/**
 * A report is read where a click or a scanner follows what looks like an address. So what is an indicator of the case leads
 * nowhere, wherever in a text somebody wrote it; other addresses stay as they are.
 */
export function defanging(indicators: readonly KnownIndicator[]): (said: string) => string {
  const types = new Map(
    indicators
      .filter(({ type, value }) => defang(type, value) !== value)
      .map(({ type, value }) => [value.toLowerCase(), type]),
  );
  if (types.size === 0) return (said) => said;
  const longestFirst = [...types.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = longestFirst.map((value) => value.replace(/[^\w]/g, '\\$&')).join('|');
  const written = new RegExp(`(?<![\\w-])(?:${any})(?![\\w-])`, 'gi');
  return (said) =>
    said.replace(written, (value) => {
      const type = types.get(value.toLowerCase());
      return type ? defang(type, value) : value;
    });
}

/** A section all of whose texts are said like that. */
export function saidAs(say: (said: string) => string, section: Section): Section {
  return { ...section, blocks: section.blocks.map((block) => blockSaidAs(say, block)) };
}

function blockSaidAs(say: (said: string) => string, block: Block): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, text: say(block.text) };
    case 'facts':
      return { ...block, rows: block.rows.map(([name, value]): [string, string] => [name, say(value)]) };
    case 'table': {
      const rows = block.rows.map((row) =>
        row.map((cell, i) => (block.columns[i]?.kind === 'text' ? say(cell) : cell)),
      );
      return { ...block, rows };
    }
    case 'note':
    case 'drawing':
      return block;
  }
}
