import { duties, type Duty } from '@entente/domain';
import i18next from 'i18next';

/** How long a duty to report leaves, by the law or by hours of one's own: "72 hours", "1 month". */
export function periodOf(duty: Duty, hours?: number): string {
  const period = hours === undefined ? duties[duty].period : { hours };
  const [count, unit] = 'hours' in period ? [period.hours, 'hour'] : [period.months, 'month'];
  return new Intl.NumberFormat(i18next.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
