import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MakeReport } from './MakeReport.js';

/** The cases that were opened in one month, which by default is the last whole one. */
export function MonthlyReport() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [month, setMonth] = useState(lastMonth);
  return (
    <>
      <Button size="xs" onClick={() => setOpen(true)}>
        {t('report.monthly')}
      </Button>
      {open && (
        <MakeReport
          title={t('report.monthly')}
          of={{ of: 'cases' }}
          asked={monthOf(month)}
          fixed="overview"
          onClose={() => setOpen(false)}
        >
          <TextInput
            type="month"
            label={t('report.month')}
            required
            data-autofocus
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value || lastMonth())}
          />
        </MakeReport>
      )}
    </>
  );
}

/** `2026-10`, by UTC. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
}

function monthOf(month: string): Record<string, string> {
  const from = new Date(`${month}-01T00:00:00.000Z`);
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
  return { openedFrom: from.toISOString(), openedUntil: until.toISOString(), sort: 'reference' };
}
