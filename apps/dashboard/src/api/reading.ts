import {
  stateAt,
  type Agreement,
  type CaseId,
  type Instant,
  type OrganizationId,
  type Period,
  type PostureFigures,
} from '@entente/domain';
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { catchUp, catchUpBook, catchUpEntries, catchUpList } from '../live/caches.js';
import { following } from '../live/live.js';
import { Problem, read } from './http.js';
import type {
  AgreementRecord,
  Book,
  CaseEntry,
  CasePageOfList,
  CaseRecord,
  CaseSummary,
  Disclosure,
  DutyItem,
  Entry,
  ExchangeUnder,
  Inviting,
  Node,
  Organization,
  Page,
  Session,
  Together,
} from './shapes.js';

/** Every question that the dashboard asks the server, each with the key under which its answer is kept. */

export const nodeQuery = queryOptions({
  queryKey: ['node'],
  queryFn: ({ signal }) => read<Node>('/node', signal),
  staleTime: 5 * 60_000,
});

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await read<Session>('/session', signal);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: async ({ signal }) => allPages<Organization>('/organizations', signal),
  staleTime: 5 * 60_000,
});

export const agreementsQuery = queryOptions({
  queryKey: ['agreements'],
  queryFn: async ({ signal }) => allPages<AgreementRecord>('/agreements', signal),
  staleTime: 5 * 60_000,
});

export const summaryQuery = queryOptions({
  queryKey: ['summary'],
  queryFn: ({ signal }) => read<CaseSummary>('/cases/summary', signal),
});

export const dutiesQuery = queryOptions({
  queryKey: ['duties'],
  queryFn: async ({ signal }) => (await read<{ items: DutyItem[] }>('/duties', signal)).items,
});

/** The query string of a list of cases, without cursor and limit. */
export function casesQuery(filters: Readonly<Record<string, string>>) {
  return infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: async ({ pageParam, signal }) => {
      await following();
      const search = new URLSearchParams({ ...filters, include: 'view', limit: '100' });
      if (pageParam) search.set('cursor', pageParam);
      const page = await read<CasePageOfList>(`/cases?${search}`, signal);
      return { ...page, items: catchUpList(page.items) };
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Infinity,
  });
}

export function caseQuery(id: CaseId | string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: async ({ signal }) => {
      await following();
      return catchUp(await read<CaseRecord>(`/cases/${id}?include=view`, signal));
    },
    staleTime: Infinity,
  });
}

/** The whole timeline of a case: its entries in this organisation's book. */
export function entriesQuery(id: CaseId | string) {
  return queryOptions({
    queryKey: ['entries', id],
    queryFn: async ({ signal }) => {
      await following();
      const entries: CaseEntry[] = [];
      for (;;) {
        const after = entries.at(-1)?.number ?? 0;
        const page = await read<{ items: CaseEntry[] }>(
          `/cases/${id}/entries?after=${after}&limit=500`,
          signal,
        );
        entries.push(...page.items);
        if (page.items.length < 500) return catchUpEntries(id, entries);
      }
    },
    staleTime: Infinity,
  });
}

const recentLength = 200;

/** The last entries of the book, oldest first: what the feed and the inbox are read from. */
export const recentQuery = queryOptions({
  queryKey: ['recent'],
  queryFn: async ({ signal }): Promise<Entry[]> => {
    await following();
    const { head } = await read<CaseSummary>('/cases/summary', signal);
    const after = Math.max(0, head - recentLength);
    const book = await read<Book>(`/book?after=${after}&limit=${recentLength}`, signal);
    return catchUpBook(book.items);
  },
  staleTime: Infinity,
});

export function invitingQuery(about: { case: string } | { tlp: string }) {
  const path =
    'case' in about ? `/cases/${about.case}/inviting` : `/inviting?tlp=${encodeURIComponent(about.tlp)}`;
  return queryOptions({
    queryKey: ['inviting', about],
    queryFn: async ({ signal }) => (await read<{ items: Inviting[] }>(path, signal)).items,
  });
}

export function disclosuresQuery(id: string) {
  return queryOptions({
    queryKey: ['disclosures', id],
    queryFn: ({ signal }) => allPages<Disclosure>(`/cases/${id}/disclosures`, signal),
    staleTime: 0,
  });
}

/** What was exchanged under an agreement: figures, and the last of it. */
export function exchangeQuery(id: string) {
  return queryOptions({
    queryKey: ['agreement', id, 'exchange'],
    queryFn: ({ signal }) => read<ExchangeUnder>(`/agreements/${id}/disclosures?limit=100`, signal),
    staleTime: 30_000,
  });
}

export function postureQuery({ from, until }: Period) {
  return queryOptions({
    queryKey: ['posture', from, until],
    queryFn: ({ signal }) => read<PostureFigures>(`/posture?from=${from}&until=${until}`, signal),
    staleTime: 30_000,
  });
}

/** What we and a partner did together, as our book has it. */
export function togetherQuery(partner: OrganizationId) {
  return queryOptions({
    queryKey: ['together', partner],
    queryFn: ({ signal }) => read<Together>(`/organizations/${partner}/together`, signal),
    staleTime: 30_000,
  });
}

async function allPages<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor = '';
  do {
    const separator = path.includes('?') ? '&' : '?';
    const page: Page<T> = await read(
      cursor ? `${path}${separator}cursor=${encodeURIComponent(cursor)}` : path,
      signal,
    );
    items.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor !== '');
  return items;
}

export interface Directory {
  all: readonly Organization[];
  get: (id: string | null | undefined) => Organization | undefined;
  /** The short name, or the id of an organisation that this node does not know. */
  name: (id: string | null | undefined) => string;
}

export function useOrganizations(): Directory {
  const { data } = useQuery(organizationsQuery);
  return useMemo(() => {
    const byId = new Map<string, Organization>((data ?? []).map((one) => [one.id, one]));
    return {
      all: data ?? [],
      get: (id) => (id ? byId.get(id) : undefined),
      // Until the directory is there an id would be read for a name.
      name: (id) => (id ? (byId.get(id)?.shortName ?? (data ? id : '…')) : ''),
    };
  }, [data]);
}

/** An agreement as the domain's rules take it. */
export function asAgreement(record: AgreementRecord): Agreement {
  const { state, proposedAt, termination, successor, since: _since, version: _version, ...rest } = record;
  const proposed: Instant | undefined = proposedAt ?? (state === 'draft' ? undefined : record.effectiveFrom);
  return {
    ...rest,
    ...(proposed && { proposedAt: proposed }),
    ...(termination && { termination }),
    ...(successor && { successor }),
  };
}

const none: readonly Agreement[] = [];

/** The agreements of this organisation, as the rules of disclosure take them. */
export function useAgreements(): readonly Agreement[] {
  const { data } = useQuery(agreementsQuery);
  return useMemo(() => data?.map(asAgreement) ?? none, [data]);
}

/** Whether an agreement is in force between two organisations, for whatever scope. */
export function isBetween(
  agreement: Agreement,
  one: OrganizationId,
  other: OrganizationId,
  at: Instant,
): boolean {
  return (
    agreement.parties.includes(one) &&
    agreement.parties.includes(other) &&
    stateAt(agreement, at) === 'active'
  );
}
