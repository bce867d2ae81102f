import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFormats } from '@entente/domain';
import type { AgreementRecord } from '../../api/shapes.js';
import { instantNow } from '../../ui/time.js';
import { ExportReport } from './ExportReport.js';

/** What was done under an agreement, in one year or its whole term. */
export function AgreementReport({ agreement }: { agreement: AgreementRecord }) {
  const { t } = useTranslation();
  const [year, setYear] = useState('');
  const years = yearsOf(agreement).map((value) => ({ value, label: value }));
  return (
    <ExportReport
      of={{ of: 'agreement', id: agreement.id }}
      asked={year === '' ? {} : { year }}
      fixed="terms"
      formats={reportFormats}
    >
      <Select
        label={t('report.period')}
        allowDeselect={false}
        data-autofocus
        value={year}
        data={[{ value: '', label: t('report.wholeTerm') }, ...years]}
        onChange={(value) => setYear(value ?? '')}
      />
    </ExportReport>
  );
}

/** The years in which it was or is in force, by UTC, the last first; none that are yet to come. */
function yearsOf({ effectiveFrom, effectiveUntil }: AgreementRecord): string[] {
  const now = instantNow();
  const first = Number(effectiveFrom.slice(0, 4));
  const last = Number((effectiveUntil < now ? effectiveUntil : now).slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => String(last - i));
}
