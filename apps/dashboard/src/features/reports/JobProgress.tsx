import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportJob } from '../../api/shapes.js';
import { Refusal } from '../../ui/states.js';
import { useRemoveJob } from './jobs.js';

/** How far a report is, and the button that calls it off. `onCallOff` comes before the server is told. */
export function JobProgress({ job, onCallOff }: { job: ReportJob; onCallOff?: () => void }) {
  const { t } = useTranslation();
  const remove = useRemoveJob();
  const step = t(`report.step.${job.step ?? 'waiting'}`);
  return (
    <div className="report-progress">
      <span className="small" role="status">
        {step}
      </span>
      <Progress value={job.progress * 100} animated aria-label={t('report.inTheMaking')} />
      <Button
        variant="default"
        size="xs"
        loading={remove.isPending}
        onClick={() => {
          onCallOff?.();
          remove.mutate(job.id);
        }}
      >
        {t('report.callOff')}
      </Button>
      {remove.error && <Refusal error={remove.error} />}
    </div>
  );
}
