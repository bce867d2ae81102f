import { Button } from '@mantine/core';
import { postureMarking, type PostureFigures } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postureQuery } from '../../api/reading.js';
import { may, useSession } from '../../app/session.js';
import { TlpBadge } from '../../ui/marks.js';
import { Barred } from '../../ui/Barred.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { date } from '../../ui/time.js';
import { ExportReport } from '../reports/ExportReport.js';
import { Agreements } from './Agreements.js';
import { ByClass, ByCountry, BySeverity, Clocks, Given, Requests, Times } from './Charts.js';
import { daysOf, periodOf, type Days } from './period.js';
import { PeriodPicker } from './PeriodPicker.js';
import { Sums } from './Sums.js';
import './posture.css';

/** What a manager shows upward: how many cases of what kind, how fast, with whom, under which agreements. */
export function PostureScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const words: Record<string, string | undefined> = useSearch({ strict: false });
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const days = daysOf(words, today);
  const period = periodOf(days);
  const { data, isPending, error, refetch } = useQuery({
    ...postureQuery(period),
    enabled: may(session, 'seePosture'),
  });
  if (!may(session, 'seePosture'))
    return (
      <div className="page">
        <Barred why={t('refusal.managerOrAuditor')} to="/" back={t('nav.operations')} />
      </div>
    );
  return (
    <div className="page posture">
      <div className="page-head">
        <h1>{t('nav.posture')}</h1>
        {data && (
          <span className="posture-marking">
            <TlpBadge tlp={postureMarking(data)} />
          </span>
        )}
        <span className="dim small">{said(days, t)}</span>
        <div className="end">
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {t('action.print')}
          </Button>
          <ExportReport of={{ of: 'posture' }} asked={{ ...period }} fixed="cases" />
        </div>
      </div>
      <PeriodPicker days={days} today={today} />
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && <Figures figures={data} />}
    </div>
  );
}

function said({ span, from, to }: Days, t: TFunction): string {
  return span === 'all'
    ? t('posture.untilDay', { to: date(to) })
    : t('posture.fromTo', { from: date(from), to: date(to) });
}

function Figures({ figures }: { figures: PostureFigures }) {
  const { t } = useTranslation();
  const { cases, times, clocks, requests, given, agreements } = figures;
  return (
    <>
      <Sums figures={figures} />
      {cases.total === 0 ? (
        <section className="panel">
          <Empty icon="posture" title={t('posture.none')}>
            <p>{t('posture.noneHelp')}</p>
          </Empty>
        </section>
      ) : (
        <>
          <div className="posture-grid">
            <div>
              <ByClass counts={cases.byClass} />
              <Times times={times} />
              <Clocks clocks={clocks} />
            </div>
            <div>
              <BySeverity counts={cases.bySeverity} />
              <ByCountry counts={cases.byCountry} />
            </div>
          </div>
          <Requests title="posture.byUs" requests={requests.byUs} />
          <Requests title="posture.toUs" requests={requests.toUs} />
        </>
      )}
      {cases.total + given.length > 0 && <Given given={given} />}
      <Agreements {...agreements} />
    </>
  );
}
