import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './bar-table.css';

/** One of the parts that a bar is made of. Its colour stands beside its word above the numbers, never alone. */
export interface BarPart {
  key: string;
  title: ReactNode;
  colour: string;
}

export interface BarRow {
  key: string;
  name: ReactNode;
  /** By key of the part. */
  values: Readonly<Record<string, number>>;
  /** What the cells say, where it is not the number itself. */
  said?: Readonly<Record<string, string>>;
  /** The colour of a bar of one part. */
  colour?: string;
}

/**
 * A chart that is its own table: a bar under the name of each row, its numbers beside it. Who cannot see the bars reads
 * the same, and so does who prints it. `stacked` adds the parts up; otherwise each is measured from the start.
 */
export function BarTable({
  caption,
  head,
  parts,
  rows,
  further = [],
  stacked = true,
}: {
  caption: string;
  /** What the rows are. */
  head: string;
  parts: readonly BarPart[];
  rows: readonly BarRow[];
  /** Columns of numbers that are no part of the bar. */
  further?: readonly Omit<BarPart, 'colour'>[];
  stacked?: boolean;
}) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const sizeOf = ({ values }: BarRow) => {
    const all = parts.map(({ key }) => values[key] ?? 0);
    return stacked ? all.reduce((sum, one) => sum + one, 0) : Math.max(0, ...all);
  };
  const whole = Math.max(1, ...rows.map(sizeOf));
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
      <table className="table bar-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {parts.map(({ key, title, colour }) => (
              <th key={key} scope="col" className="number">
                {parts.length > 1 && <i className="bar-key" style={{ background: colour }} />}
                {title}
              </th>
            ))}
            {further.map(({ key, title }) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                <span className={stacked ? 'bar' : 'bar beside'} aria-hidden="true">
                  {parts.map(({ key, colour }) => (
                    <i key={key} style={sized((row.values[key] ?? 0) / whole, row.colour ?? colour)} />
                  ))}
                </span>
              </th>
              {[...parts, ...further].map(({ key }) => (
                <td key={key} className="number">
                  {row.said?.[key] ?? number.format(row.values[key] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sized(share: number, background: string): CSSProperties {
  return share === 0 ? { display: 'none' } : { inlineSize: `${share * 100}%`, background };
}
