import { Fragment, type ReactNode } from 'react';

/**
 * The small Markdown that people write in a hurry: paragraphs, lists, tables, quotes, headings, code, bold, italics, links.
 * It makes elements, never markup, so that a hostile text stays a text. Links open only http(s) addresses.
 */
export function Markdown({ text }: { text: string }) {
  return <div className="markdown">{blocks(text)}</div>;
}

/** Markdown's marks left out, for one line. */
export function plainText(text: string): string {
  return text
    .replace(/\|?\s*:?-{3,}:?\s*\|/g, ' ')
    .replace(/[*`#>|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const fence = /^```/;
const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const heading = /^(#{1,6})\s+/;
const quote = /^>\s?/;
const row = /^\s*\|.*\|\s*$/;
const rule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

function blocks(text: string): ReactNode[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const made: ReactNode[] = [];
  let at = 0;
  const take = (belongs: (line: string, next: string) => boolean): string[] => {
    const taken: string[] = [];
    for (let line = lines[at]; line !== undefined && belongs(line, lines[at + 1] ?? ''); line = lines[++at])
      taken.push(line);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const key = at;
    if (line.trim() === '') at++;
    else if (fence.test(line)) {
      at++;
      const code = take((each) => !fence.test(each));
      at++;
      made.push(
        <pre key={key} tabIndex={0}>
          {code.join('\n')}
        </pre>,
      );
    } else if (heading.test(line)) {
      at++;
      made.push(
        <p key={key} className="markdown-heading">
          {inline(line.replace(heading, ''))}
        </p>,
      );
    } else if (quote.test(line)) {
      const quoted = take((each) => quote.test(each)).map((each) => each.replace(quote, ''));
      made.push(<blockquote key={key}>{blocks(quoted.join('\n'))}</blockquote>);
    } else if (item.test(line))
      made.push(
        list(
          take((each) => item.test(each)),
          key,
        ),
      );
    else if (isTable(line, lines[at + 1] ?? ''))
      made.push(
        table(
          take((each) => row.test(each)),
          key,
        ),
      );
    else made.push(<p key={key}>{brokenLines(take(isParagraph))}</p>);
  }
  return made;
}

function isTable(line: string, next: string): boolean {
  return row.test(line) && rule.test(next);
}

function isParagraph(line: string, next: string): boolean {
  return (
    line.trim() !== '' &&
    ![fence, item, heading, quote].some((start) => start.test(line)) &&
    !isTable(line, next)
  );
}

function table([head = '', , ...body]: string[], key: number): ReactNode {
  const cells = (line: string) => line.trim().slice(1, -1).split('|');
  return (
    <div key={key} className="markdown-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {cells(head).map((cell, index) => (
              <th key={index}>{inline(cell.trim())}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((line, index) => (
            <tr key={index}>
              {cells(line).map((cell, place) => (
                <td key={place}>{inline(cell.trim())}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function list(lines: string[], key: number): ReactNode {
  const items = lines.map((line, index) => <li key={index}>{inline(line.replace(item, ''))}</li>);
  // A day of a month or the third of three steps keeps its number.
  const first = Number.parseInt(lines[0] ?? '', 10);
  if (Number.isNaN(first)) return <ul key={key}>{items}</ul>;
  return (
    <ol key={key} start={first === 1 ? undefined : first}>
      {items}
    </ol>
  );
}

function brokenLines(lines: string[]): ReactNode[] {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {inline(line)}
    </Fragment>
  ));
}

const token =
  /(`[^`]+`)|(\*\*[^*]+\*\*)|(\*[^*\s][^*]*\*)|(\[[^\]]+\]\(https?:\/\/[^\s)]+\))|(https?:\/\/[^\s<>)\]]+)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(end, match.index));
    parts.push(<Fragment key={match.index}>{span(match[0])}</Fragment>);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function span(source: string): ReactNode {
  if (source.startsWith('`')) return <code>{source.slice(1, -1)}</code>;
  if (source.startsWith('**')) return <strong>{inline(source.slice(2, -2))}</strong>;
  if (source.startsWith('*')) return <em>{inline(source.slice(1, -1))}</em>;
  const [, label, address] = /^\[([^\]]+)\]\((.+)\)$/.exec(source) ?? [];
  return (
    <a href={address ?? source} target="_blank" rel="noreferrer noopener">
      {label ?? source}
    </a>
  );
}
