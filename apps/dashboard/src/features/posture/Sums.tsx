import type { PostureFigures } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { length } from '../../ui/time.js';

/** The handful of figures that one is asked for first. */
export function Sums({
  figures: { cases, times, clocks, requests, agreements },
}: {
  figures: PostureFigures;
}) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const asked = (side: PostureFigures['requests']['byUs'], of: 'total' | 'answered') =>
    Object.values(side).reduce((sum, one) => sum + one[of], 0);
  const due = clocks.met + clocks.missed;
  const close = times.close.median;
  const sums: [label: string, figure: string, note: string][] = [
    [
      t('posture.cases'),
      number.format(cases.total),
      t('posture.ledAndOpen', { led: number.format(cases.led), open: number.format(cases.open) }),
    ],
    [
      t('posture.toClose'),
      close === null ? '–' : length(close, t),
      t('posture.ofCases', { n: number.format(times.close.count) }),
    ],
    [
      t('posture.clocksMet'),
      due === 0 ? '–' : number.format(clocks.met),
      t('posture.missedAndRunning', {
        missed: number.format(clocks.missed),
        running: number.format(clocks.running),
      }),
    ],
    [
      t('posture.byUs'),
      number.format(asked(requests.byUs, 'total')),
      t('posture.answeredOf', { n: number.format(asked(requests.byUs, 'answered')) }),
    ],
    [
      t('posture.toUs'),
      number.format(asked(requests.toUs, 'total')),
      t('posture.answeredOf', { n: number.format(asked(requests.toUs, 'answered')) }),
    ],
    [
      t('posture.agreements'),
      number.format(agreements.inForce.length),
      t('posture.endingSoon', { n: number.format(agreements.ending.length) }),
    ],
  ];
  return (
    <dl className="posture-sums">
      {sums.map(([label, figure, note]) => (
        <div key={label} className="panel">
          <dt className="small dim">{label}</dt>
          <dd>
            <b>{figure}</b>
            <span className="small faint">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
