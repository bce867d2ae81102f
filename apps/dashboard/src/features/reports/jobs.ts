import { useMutation, useQuery } from '@tanstack/react-query';
import { Problem, read, write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { ReportJob } from '../../api/shapes.js';

const key = ['report-jobs'];
/** How often the server is asked how far a report is. */
const lookMs = 250;

export function isUnfinished({ state }: ReportJob): boolean {
  return state === 'waiting' || state === 'making';
}

/** The reports that the user has in the making or lying ready, the last one first, as they go on. */
export function useReportJobs(): readonly ReportJob[] {
  const { data } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const { items } = await read<{ items: ReportJob[] }>('/report-jobs', signal);
      const before = queries.getQueryData<ReportJob[]>(key) ?? [];
      const unfinished = new Set(before.filter(isUnfinished).map(({ id }) => id));
      // What has become ready meanwhile is among the reports made.
      if (items.some(({ id, state }) => state === 'ready' && unfinished.has(id)))
        void queries.invalidateQueries({ queryKey: ['reports'] });
      return items;
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? lookMs : false),
  });
  return data ?? [];
}

/** Looks at a job until it is ready; throws why it failed, and when it is not to be followed any more. */
export async function followed(
  id: string,
  seen: (job: ReportJob) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const job = await read<ReportJob>(`/report-jobs/${id}`, signal);
    seen(job);
    if (job.state === 'ready') return;
    if (job.problem) throw new Problem(409, job.problem.code, job.problem.detail);
    await new Promise((next) => setTimeout(next, lookMs));
    signal.throwIfAborted();
  }
}

/** Calls a report off, or throws away what lies ready. */
export function useRemoveJob() {
  return useMutation({
    mutationFn: (id: string) => write('DELETE', `/report-jobs/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}
