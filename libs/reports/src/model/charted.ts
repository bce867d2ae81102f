import { severities, severityNames, type Severity } from '@entente/domain';
import type { PostureWords } from '../words/posture.js';
import { fill, wordFor } from '../words/words.js';
import { drawBars, type Bar } from './drawings/bars.js';
import type { Telling } from './occasion.js';
import type { Block } from './report.js';
import { table } from './table.js';

/** Under their title, bars with the same figures as a table below them; nothing where there is nothing to show. */
export function charted(title: string, bars: readonly Bar[], say: PostureWords): Block[] {
  if (bars.length === 0) return [];
  return [
    { kind: 'note', text: title },
    { kind: 'drawing', svg: drawBars(bars), description: fill(say.chart, { what: title }) },
    table(
      [
        [title, 80],
        [say.number, 20, 'number'],
      ],
      bars.map(({ name, value }) => [name, String(value)]),
    ),
  ];
}

/** A bar for each severity in its colour, the gravest first. */
export function severityBars(valueOf: (severity: Severity) => number, { words }: Telling): Bar[] {
  return [...severityNames].reverse().map((severity) => ({
    name: wordFor(words, 'severity', severity),
    value: valueOf(severity),
    colour: severities[severity].colour.light,
  }));
}
