import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../../api/http.js';
import type { DisclosedEntry, Page } from '../../api/shapes.js';

/** What the address says the ledger of all cases is narrowed to. Days are those of UTC, and both count. */
const names = ['partner', 'agreement', 'tlp', 'from', 'to'] as const;
export type LedgerFilter = Readonly<Partial<Record<(typeof names)[number], string>>>;

export function filterOf(search: Readonly<Record<string, string | null | undefined>>): LedgerFilter {
  return Object.fromEntries(
    names.flatMap((name) => {
      const word = search[name];
      const isMeant = name === 'from' || name === 'to' ? isDay(word) : word;
      return isMeant ? [[name, word]] : [];
    }),
  );
}

function isDay(word: string | null | undefined): boolean {
  return !!word && !Number.isNaN(Date.parse(word));
}

const dayMs = 86_400_000;

/** The same as the server is asked for it. */
function asked({ from, to, ...rest }: LedgerFilter): Record<string, string> {
  const start = (day: string, after = 0) => new Date(Date.parse(day) + after).toISOString();
  return { ...rest, ...(from && { from: start(from) }), ...(to && { until: start(to, dayMs) }) };
}

interface Asking {
  cursor: string;
  limit: number;
  signal?: AbortSignal;
}

/** The next part of the ledger. A page of the server may be short where little matches: then it is asked on. */
async function part(filter: LedgerFilter, { cursor, limit, signal }: Asking): Promise<Page<DisclosedEntry>> {
  const items: DisclosedEntry[] = [];
  let next: string | null = cursor;
  do {
    const search = new URLSearchParams({
      ...asked(filter),
      ...{ limit: String(limit), ...(next && { cursor: next }) },
    });
    const page: Page<DisclosedEntry> = await read(`/disclosures?${search}`, signal);
    items.push(...page.items);
    next = page.next;
  } while (next !== null && items.length < limit);
  return { items, next };
}

export function ledgerQuery(filter: LedgerFilter) {
  return infiniteQueryOptions({
    queryKey: ['disclosures', filter],
    queryFn: ({ pageParam, signal }) => part(filter, { cursor: pageParam, limit: 50, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
}

/** As many entries as one file takes. */
export const mostExported = 10_000;

/** All of it, for a file: the newest, up to what one file takes. */
export async function wholeLedger(filter: LedgerFilter): Promise<Page<DisclosedEntry>> {
  const items: DisclosedEntry[] = [];
  let next: string | null = '';
  while (next !== null && items.length < mostExported) {
    const page: Page<DisclosedEntry> = await part(filter, { cursor: next, limit: 200 });
    items.push(...page.items);
    next = page.next;
  }
  return { items, next };
}
