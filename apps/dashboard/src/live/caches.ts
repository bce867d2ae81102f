import type { CaseId } from '@entente/domain';
import type { InfiniteData } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import type { CaseEntry, CasePageOfList, CaseRecord, Entry, PublicationRecord } from '../api/shapes.js';
import { arrivals } from './arrivals.js';
import { applyAll, applyToPublication, firstSight, isCaseEntry, isPublicationEntry } from './apply.js';

/**
 * Entries of the book as they come in, and what they change: the cached lists, cases and timelines. The last ones are
 * kept, so that an answer which was on its way when an entry came does not bring back an older state.
 */
const kept: Entry[] = [];
const keep = 4_000;
const recentlyShown = 500;

export function receive(entries: readonly Entry[]): void {
  kept.push(...entries);
  if (kept.length > keep) kept.splice(0, kept.length - keep);
  const byCase = Map.groupBy(entries.filter(isCaseEntry), ({ event }) => event.stream.id);
  const known = applyToLists(byCase);
  for (const [id, ofCase] of byCase) {
    const alone = queries.getQueryData<CaseRecord>(['case', id]);
    if (alone) queries.setQueryData<CaseRecord>(['case', id], applyAll(alone, ofCase));
    queries.setQueryData<CaseEntry[]>(['entries', id], (before) => before && appended(before, ofCase));
    if (!known.has(id)) welcome(ofCase, alone);
  }
  for (const entry of entries.filter(isPublicationEntry))
    queries.setQueryData<PublicationRecord>(
      ['publication', entry.event.stream.id],
      (before) => before && applyToPublication(before, entry),
    );
  queries.setQueryData<Entry[]>(
    ['recent'],
    (before) => before && appended(before, entries).slice(-recentlyShown),
  );
  refreshBeside(entries);
}

function applyToLists(byCase: Map<string, CaseEntry[]>): Set<string> {
  const known = new Set<string>();
  const renew = (record: CaseRecord): CaseRecord => {
    const news = byCase.get(record.id);
    if (!news) return record;
    known.add(record.id);
    return applyAll(record, news);
  };
  queries.setQueriesData<InfiniteData<CasePageOfList>>({ queryKey: ['cases'] }, (list) => {
    if (!list) return list;
    const pages = list.pages.map((page) =>
      page.items.some(({ id }) => byCase.has(id)) ? { ...page, items: page.items.map(renew) } : page,
    );
    return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
  });
  return known;
}

/** A case that no list on the screen holds waits behind "3 new" instead of moving what is being read. */
function welcome(entries: readonly CaseEntry[], alone: CaseRecord | undefined): void {
  const [first, ...rest] = entries;
  if (!first) return;
  const before = alone ?? arrivals.get(first.event.stream.id as CaseId);
  if (before) arrivals.add(applyAll(before, entries));
  else if (first.event.type === 'case-opened') arrivals.add(applyAll(firstSight(first), rest));
}

function appended<E extends Entry>(before: readonly E[], news: readonly E[]): E[] {
  const last = before.at(-1)?.number ?? 0;
  return [...before, ...news.filter(({ number }) => number > last)];
}

/** What is computed by the server and hangs on events: asked for again, at most once in a while. */
let refreshing: ReturnType<typeof setTimeout> | undefined;
const stale = new Set<string>();

function refreshBeside(entries: readonly Entry[]): void {
  for (const entry of entries)
    if (isPublicationEntry(entry))
      for (const key of ['publications', 'publication-disclosures', 'matches']) stale.add(key);
    else if (!isCaseEntry(entry))
      for (const key of ['agreements', 'agreement', 'inviting', 'duties', 'matches']) stale.add(key);
    else for (const key of dependents[entry.event.type] ?? []) stale.add(key);
  if (stale.size === 0) return;
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    for (const key of stale) void queries.invalidateQueries({ queryKey: [key] });
    stale.clear();
  }, 400);
}

const dependents: Partial<Record<CaseEntry['event']['type'], readonly string[]>> = {
  'case-opened': ['summary'],
  'status-changed': ['summary', 'duties'],
  'lead-changed': ['summary', 'duties'],
  'participant-invited': ['summary', 'duties', 'inviting'],
  'invitation-accepted': ['summary', 'duties', 'inviting'],
  'invitation-declined': ['summary', 'duties', 'inviting'],
  'participant-removed': ['summary', 'duties', 'inviting'],
  'handover-offered': ['summary', 'duties'],
  'assistance-requested': ['summary', 'duties'],
  'assistance-answered': ['summary', 'duties'],
  'assistance-cancelled': ['summary', 'duties'],
  'task-assigned': ['summary', 'duties'],
  'task-state-changed': ['summary', 'duties'],
  'clock-started': ['summary', 'duties'],
  'clock-met': ['summary', 'duties'],
};

/** Brings an answer of the server up to what the book has said meanwhile. */
export function catchUp(record: CaseRecord): CaseRecord {
  const news = kept.filter(isCaseEntry).filter(({ event }) => event.stream.id === record.id);
  return applyAll(record, news);
}

export function catchUpPublication(record: PublicationRecord): PublicationRecord {
  return kept
    .filter(isPublicationEntry)
    .filter(({ event }) => event.stream.id === record.id)
    .reduce(applyToPublication, record);
}

export function catchUpList(records: readonly CaseRecord[]): CaseRecord[] {
  const byCase = Map.groupBy(kept.filter(isCaseEntry), ({ event }) => event.stream.id);
  return records.map((record) => applyAll(record, byCase.get(record.id) ?? []));
}

export function catchUpEntries(id: string, entries: readonly CaseEntry[]): CaseEntry[] {
  return appended(
    entries,
    kept.filter(isCaseEntry).filter(({ event }) => event.stream.id === id),
  );
}

export function catchUpBook(entries: readonly Entry[]): Entry[] {
  return appended(entries, kept);
}

/** The person has seen a case up to an entry: on the screen at once, on the server by the caller. */
export function markReadLocally(id: string, number: number): void {
  const read = (record: CaseRecord): CaseRecord =>
    record.id === id && (record.readNumber ?? 0) < number ? { ...record, readNumber: number } : record;
  queries.setQueryData<CaseRecord>(['case', id], (record) => record && read(record));
  queries.setQueriesData<InfiniteData<CasePageOfList>>({ queryKey: ['cases'] }, (list) =>
    list ? { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(read) })) } : list,
  );
}

export function forgetAll(): void {
  kept.length = 0;
  arrivals.clear();
}
