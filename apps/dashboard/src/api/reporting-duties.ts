import type { OwnDuty } from '@entente/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { read } from './http.js';

/** The duties to report that our organisation has, with its own hours where they differ from the law's. */
export const reportingDutiesQuery = queryOptions({
  queryKey: ['reporting-duties'],
  queryFn: async ({ signal }) => (await read<{ items: OwnDuty[] }>('/reporting-duties', signal)).items,
  staleTime: 5 * 60_000,
});

const none: readonly OwnDuty[] = [];

export function useOwnDuties(): readonly OwnDuty[] {
  return useQuery(reportingDutiesQuery).data ?? none;
}
