import {
  classLabelOf,
  countryName,
  isCountryCode,
  severityNames,
  severityLevel,
  tlpColours,
  tlps,
  type Given as GivenTo,
  type PostureFigures,
} from '@entente/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { BarTable, type BarPart, type BarRow } from '../../ui/BarTable.js';
import { RequestBars } from './RequestBars.js';
import { CountryChip, SeverityMark, TlpBadge } from '../../ui/marks.js';
import { length } from '../../ui/time.js';

type Counts = Readonly<Record<string, number>>;

function Chart({
  title,
  note,
  none,
  children,
}: {
  title: string;
  note?: string;
  none: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section className="panel chart" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {note && <span className="end small faint">{note}</span>}
      </div>
      {none ? <p className="panel-line small dim">{t('posture.nothing')}</p> : children}
    </section>
  );
}

/** One number a row. */
function Count({ title, head, rows }: { title: string; head: string; rows: readonly BarRow[] }) {
  const { t } = useTranslation();
  const parts: BarPart[] = [{ key: 'cases', title: t('nav.cases'), colour: 'var(--accent)' }];
  return (
    <Chart title={title} none={rows.length === 0}>
      <BarTable caption={title} head={head} parts={parts} rows={rows} />
    </Chart>
  );
}

export function ByClass({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const rows = Object.entries(counts).map(([id, cases]) => ({
    key: id,
    name: t(`rsitClass.${id}`, { defaultValue: classLabelOf(id) }),
    values: { cases },
  }));
  return <Count title={t('posture.byClass')} head={t('field.classification')} rows={rows} />;
}

export function BySeverity({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const rows = [...severityNames].reverse().map((severity) => ({
    key: severity,
    name: <SeverityMark severity={severity} />,
    values: { cases: counts[severity] ?? 0 },
    colour: `var(--s${severityLevel(severity)})`,
  }));
  return <Count title={t('posture.bySeverity')} head={t('field.severity')} rows={rows} />;
}

export function ByCountry({ counts }: { counts: Counts }) {
  const { t, i18n } = useTranslation();
  const rows = Object.entries(counts).map(([code, cases]) => ({
    key: code,
    name: isCountryCode(code) ? (
      <>
        <CountryChip code={code} /> {countryName(code, i18n.language)}
      </>
    ) : (
      code
    ),
    values: { cases },
  }));
  return <Count title={t('posture.byCountry')} head={t('field.country')} rows={rows} />;
}

export function Times({ times }: { times: PostureFigures['times'] }) {
  const { t } = useTranslation();
  const parts: BarPart[] = [
    { key: 'median', title: t('posture.median'), colour: 'var(--accent)' },
    { key: 'p90', title: t('posture.p90'), colour: 'var(--edge)' },
  ];
  const told = (time: number | null) => (time === null ? '–' : length(time, t));
  const rows = (['acknowledge', 'contain', 'close'] as const).map((key) => {
    const { count, median, p90 } = times[key];
    return {
      ...{ key, name: t(`posture.time.${key}`) },
      values: { median: median ?? 0, p90: p90 ?? 0, count },
      said: { median: told(median), p90: told(p90) },
    };
  });
  return (
    <Chart title={t('posture.times')} note={t('posture.ledOnly')} none={false}>
      <BarTable
        caption={t('posture.times')}
        head={t('posture.until')}
        parts={parts}
        rows={rows}
        further={[{ key: 'count', title: t('nav.cases') }]}
        stacked={false}
      />
    </Chart>
  );
}

export function Clocks({ clocks }: { clocks: PostureFigures['clocks'] }) {
  const { t } = useTranslation();
  const all = clocks.met + clocks.missed + clocks.running;
  const parts: BarPart[] = [{ key: 'clocks', title: t('posture.clocksCount'), colour: 'var(--accent)' }];
  const colours = { met: 'var(--ok)', missed: 'var(--late)', running: 'var(--edge)' };
  const rows = (['met', 'missed', 'running'] as const).map((key) => ({
    ...{ key, name: t(`posture.clock.${key}`), colour: colours[key] },
    values: { clocks: clocks[key] },
  }));
  return (
    <Chart title={t('posture.clocks')} none={all === 0}>
      <BarTable caption={t('posture.clocks')} head={t('field.state')} parts={parts} rows={rows} />
    </Chart>
  );
}

export function Requests({
  title,
  requests,
}: {
  title: string;
  requests: PostureFigures['requests']['byUs'];
}) {
  const { t } = useTranslation();
  const rows = Object.entries(requests).map(([partner, counts]) => ({
    ...{ key: partner, name: <Partner id={partner} />, counts },
  }));
  return (
    <Chart title={t(title)} none={rows.length === 0}>
      <RequestBars caption={t(title)} head={t('posture.partner')} requests={rows} />
    </Chart>
  );
}

export function Given({ given }: { given: readonly GivenTo[] }) {
  const { t } = useTranslation();
  const parts = tlps
    .filter((tlp) => given.some(({ byTlp }) => byTlp[tlp]))
    .map((tlp) => ({ key: tlp, title: <TlpBadge tlp={tlp} />, colour: tlpColours[tlp] }));
  const rows = given
    .map(({ organization, byTlp }) => ({
      ...{ key: organization, name: <Partner id={organization} />, values: byTlp },
      sum: Object.values(byTlp).reduce((sum, one) => sum + one, 0),
    }))
    .sort((a, b) => b.sum - a.sum);
  return (
    <Chart title={t('posture.given')} note={t('posture.givenWhere')} none={rows.length === 0}>
      <BarTable caption={t('posture.given')} head={t('posture.partner')} parts={parts} rows={rows} />
    </Chart>
  );
}

function Partner({ id }: { id: string }) {
  const organizations = useOrganizations();
  return (
    <Link to="/partners/$id" params={{ id }} className="nowrap">
      <CountryChip organization={organizations.get(id)} /> {organizations.name(id)}
    </Link>
  );
}
