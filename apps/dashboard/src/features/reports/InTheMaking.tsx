import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/http.js';
import type { ReportJob } from '../../api/shapes.js';
import { Refusal } from '../../ui/states.js';
import { ClockTime } from '../../ui/time.js';
import { JobProgress } from './JobProgress.js';
import { isUnfinished, useRemoveJob, useReportJobs } from './jobs.js';

/** The user's own reports that are not fetched yet: how far each is, and the file once it is ready. */
export function InTheMaking() {
  const { t } = useTranslation();
  const jobs = useReportJobs();
  if (jobs.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="in-the-making">
      <div className="panel-head">
        <h2 id="in-the-making">{t('report.inTheMaking')}</h2>
      </div>
      <ul className="rows">
        {jobs.map((job) => (
          <li key={job.id} className="report-job">
            <span className="report-of">
              {job.report?.title ?? t(`report.kinds.${job.kind}`)}
              <span className="small faint">
                {[t(`report.kinds.${job.kind}`), job.format.toUpperCase()].join(' · ')} ·{' '}
                <ClockTime at={job.askedAt} />
              </span>
            </span>
            {isUnfinished(job) ? <JobProgress job={job} /> : <Finished job={job} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finished({ job }: { job: ReportJob }) {
  const { t } = useTranslation();
  const remove = useRemoveJob();
  return (
    <div className="report-progress">
      {job.problem ? (
        <Refusal error={new Problem(409, job.problem.code, job.problem.detail)} />
      ) : (
        <span className="small faint">{t('report.lies')}</span>
      )}
      {job.state === 'ready' && (
        <Button component="a" size="xs" href={`/api/report-jobs/${job.id}/file`} download>
          {t('report.save')}
        </Button>
      )}
      <Button variant="default" size="xs" loading={remove.isPending} onClick={() => remove.mutate(job.id)}>
        {t('report.throwAway')}
      </Button>
      {remove.error && <Refusal error={remove.error} />}
    </div>
  );
}
