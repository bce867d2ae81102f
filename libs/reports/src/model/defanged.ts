import { defang, type KnownIndicator } from '@entente/domain';
import type { Block, Section } from './report.js';

/** Longer than any name of a host or address of e-mail (RFC 1035, 2.3.4; RFC 5321, 4.5.3.1.3). */
const longest = 300;

/**
 * A report is read where a click or a scanner follows what looks like an address. So what is an indicator of the case leads
 * nowhere, wherever in a text somebody wrote it; other addresses stay as they are. Of an indicator that is a URL all that lies on
 * the same host leads nowhere: what comes after the host may be long, and thousands of long ones took seconds to look for.
 */
export function defanging(
  indicators: readonly Pick<KnownIndicator, 'type' | 'value'>[],
): (said: string) => string {
  const types = new Map(
    indicators
      .map(({ type, value }) => ({ type, sought: type === 'url' ? hostOf(value) : value }))
      .filter(({ type, sought }) => sought.length <= longest && defang(type, sought) !== sought)
      .map(({ type, sought }) => [sought.toLowerCase(), type]),
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

/** The beginning of a URL, up to the end of its host: `https://evil.example:8443`. */
function hostOf(url: string): string {
  return /^[^:/?#]+:\/\/[^/?#]*/.exec(url)?.[0] ?? url;
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
