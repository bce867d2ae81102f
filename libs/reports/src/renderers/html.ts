import { createHash } from 'node:crypto';
import { tlpColours } from '@entente/domain';
import { escaped } from '../model/drawings/svg.js';
import { ordered } from '../model/order.js';
import type { Block, Column, Report, Section, Table } from '../model/report.js';

const style = `
:root { color: #14213d; font: 15px/1.5 Inter, "Noto Sans", "Noto Sans Thai", "IBM Plex Sans Arabic", "Noto Sans Arabic", "Noto Sans CJK SC", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 1000px; padding: 24px; }
header, footer { display: flex; justify-content: space-between; align-items: center; color: #5b6677; font-size: 13px; }
.tlp { background: #000; border-radius: 3px; direction: ltr; display: inline-block; font-weight: 700; font-size: 12px; padding: 2px 8px; white-space: nowrap; }
${Object.entries(tlpColours)
  .map(([tlp, colour]) => `.${classOf(tlp)} { color: ${colour}; }`)
  .join('\n')}
h1 { font-size: 32px; line-height: 1.2; margin: 40px 0 4px; }
h2 { align-items: center; border-top: 1px solid #d5dbe5; display: flex; justify-content: space-between; font-size: 20px; margin-top: 40px; padding-top: 20px; }
.handling { background: #000; border-radius: 6px; color: #fff; margin: 24px 0; padding: 16px 20px; }
.handling .tlp { font-size: 22px; padding: 0; }
.note, dt, .source { color: #5b6677; }
.source { font-size: 12px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(140px, 24%) 1fr; gap: 6px 16px; }
dd { margin: 0; }
h1, dd, td, p { overflow-wrap: anywhere; text-align: left; white-space: pre-wrap; unicode-bidi: plaintext; }
[dir="rtl"] :is(h1, dd, td, p) { text-align: right; }
table { border-collapse: collapse; font-size: 13px; margin: 12px 0; width: 100%; }
th { background: #14213d; color: #fff; text-align: start; }
th, td { border-bottom: 1px solid #d5dbe5; padding: 6px 8px; vertical-align: top; }
tr { break-inside: avoid; }
.code { direction: ltr; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
.time { color: #5b6677; font-variant-numeric: tabular-nums; }
figure { margin: 16px 0; }
svg { height: auto; max-width: 100%; }
`;

/**
 * The report as one page that needs nothing: no script, nothing fetched, every text escaped. It says so to the browser
 * too: its own policy allows this one style and nothing else.
 */
export function html(report: Report): Uint8Array {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  const { source } = report;
  const page = `<!doctype html>
<html lang="${escaped(report.language)}" dir="${report.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(`${report.reference} ${report.title}`)}</title>
<style>${style}</style>
</head>
<body>
<header><span>${escaped(report.genre)} ${escaped(report.reference)}</span>${badge(report.tlp)}</header>
<main>
<h1>${text(report.title)}</h1>
<div class="handling">${badge(report.tlp)}<br>${escaped(report.handling)}</div>
${facts(report.cover)}
${source ? `<p class="source">${escaped(source.label)}<br>${escaped(source.hash)}</p>` : ''}
<nav aria-label="${escaped(report.words.contents)}"><ol>${report.sections.map(entry).join('')}</ol></nav>
${report.sections.map(section).join('\n')}
</main>
<footer><span>${escaped(report.reference)}</span>${badge(report.tlp)}</footer>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

function text(said: string): string {
  return escaped(ordered(said));
}

function classOf(tlp: string): string {
  return tlp.slice('TLP:'.length).toLowerCase().replace('+', '-');
}

function badge(tlp: string): string {
  return `<span class="tlp ${classOf(tlp)}">${escaped(tlp)}</span>`;
}

function entry({ id, title }: Section): string {
  return `<li><a href="#${escaped(id)}">${escaped(title)}</a></li>`;
}

function section({ id, title, tlp, blocks }: Section): string {
  return `<section id="${escaped(id)}">
<h2>${escaped(title)} ${badge(tlp)}</h2>
${blocks.map(block).join('\n')}
</section>`;
}

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return `<p>${text(one.text)}</p>`;
    case 'note':
      return `<p class="note">${escaped(one.text)}</p>`;
    case 'facts':
      return facts(one.rows);
    case 'drawing':
      return `<figure role="img" aria-label="${escaped(one.description)}">${one.svg}</figure>`;
    case 'table':
      return table(one);
  }
}

function facts(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
}

function table({ columns, rows }: Table): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col width="${Math.round((100 * width) / all)}%">`).join('');
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((said, i) => cell(said, columns[i])).join('')}</tr>`)
    .join('\n');
  return `<table><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table>`;
}

function cell(said: string, column: Column | undefined): string {
  const kind = column?.kind ?? 'text';
  if (kind === 'tlp') return `<td>${said === '' ? '' : badge(said)}</td>`;
  return `<td${kind === 'text' ? '' : ` class="${kind}"`}>${text(said)}</td>`;
}
