import {
  hasAcknowledged,
  type OrganizationId,
  type Publication,
  type PublicationKind,
} from '@entente/domain';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read, write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type {
  Disclosure,
  EditionRecord,
  Inviting,
  OfferMatch,
  Page,
  PublicationRecord,
} from '../../api/shapes.js';
import { catchUpPublication } from '../../live/caches.js';
import { following, isLive } from '../../live/live.js';

export type PublicationFilters = Readonly<Record<string, string>>;

export function publicationsQuery(filters: PublicationFilters) {
  return infiniteQueryOptions({
    queryKey: ['publications', filters],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(filters);
      if (pageParam) search.set('cursor', pageParam);
      return read<Page<PublicationRecord>>(`/publications?${search}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function publicationQuery(id: string) {
  return queryOptions({
    queryKey: ['publication', id],
    queryFn: async ({ signal }) => {
      await following();
      return catchUpPublication(await read<PublicationRecord>(`/publications/${id}`, signal));
    },
    staleTime: Infinity,
  });
}

export function editionsQuery({ id, edition }: PublicationRecord) {
  return queryOptions({
    queryKey: ['publication-editions', id, edition],
    queryFn: async ({ signal }) =>
      (await read<Page<EditionRecord>>(`/publications/${id}/editions`, signal)).items,
    staleTime: Infinity,
  });
}

export function publicationDisclosuresQuery(id: string) {
  return queryOptions({
    queryKey: ['publication-disclosures', id],
    queryFn: async ({ signal }) =>
      (await read<Page<Disclosure>>(`/publications/${id}/disclosures`, signal)).items,
    staleTime: 0,
  });
}

export function matchesQuery(search: string) {
  return queryOptions({
    queryKey: ['matches', search],
    queryFn: async ({ signal }) =>
      (await read<Page<OfferMatch>>(`/capabilities/matches?${search}`, signal)).items,
    // No entry tells that an agreement has come to its end, or that it is too late to come in time.
    refetchInterval: 60_000,
  });
}

export interface AudienceQuestion {
  kind: PublicationKind;
  tlp: Publication['tlp'];
  recipients?: OrganizationId[];
}

/** Who would be given it, decided on the server by the function that decides when it is published. */
export function publicationAudienceQuery(question: AudienceQuestion) {
  return queryOptions({
    queryKey: ['inviting', 'publication', question],
    queryFn: async ({ signal }) =>
      (await write<Page<Inviting>>('POST', '/publications/audience', question, { signal })).items,
  });
}

/** What was changed comes back through the book; only without a live book is it asked for. */
export async function sendToPublication<T>(id: string, path: string, body: unknown = {}): Promise<T> {
  const done = await write<T>('POST', `/publications/${id}/${path}`, body);
  if (!isLive()) await queries.invalidateQueries({ queryKey: ['publication', id] });
  return done;
}

/** Whether it is of others, holds, and nobody of ours has confirmed to have read it as it stands. */
export function waitsForUs(record: Publication, us: OrganizationId): boolean {
  return record.publisher !== us && !record.withdrawn && !hasAcknowledged(record, us);
}
