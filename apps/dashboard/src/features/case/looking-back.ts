import { evolve, type CaseView, type OrganizationId } from '@entente/domain';
import type { CaseEntry, CaseRecord, Disclosure } from '../../api/shapes.js';
import { isRedacted } from '../../live/apply.js';

/** What is looked at: the case now, as it stood at an entry, or as another party has it from us. */
export interface Looking {
  /** The number of the last entry that counts. */
  asOf?: number | undefined;
  seenBy?: string | undefined;
}

export interface Shown {
  view: CaseView;
  entries: readonly CaseEntry[];
  past: boolean;
  /** The time looked at, from which what is due and how long ago is counted; null for the present. */
  moment: number | null;
}

/**
 * The case as it is looked at: always a fold of entries of our own book. What another party has from us are those of our
 * events that our ledger says it was given; its own state in the case it knows by what it did itself. What others told
 * it is not known here.
 */
export function shownAs(
  record: CaseRecord,
  all: readonly CaseEntry[],
  { asOf, seenBy }: Looking,
  disclosures: readonly Disclosure[],
  us: OrganizationId,
): Shown {
  if (asOf === undefined && seenBy === undefined)
    return { view: record.view, entries: all, past: false, moment: null };
  const until = all.filter(({ number }) => asOf === undefined || number <= asOf);
  const given = new Set<string>(
    disclosures.filter(({ organization }) => organization === seenBy).map(({ eventId }) => eventId),
  );
  const fromUs = ({ event }: CaseEntry) => event.owner === us && given.has(event.id);
  const known =
    seenBy === undefined ? until : until.filter((one) => fromUs(one) || one.event.owner === seenBy);
  const last = until.at(-1);
  return {
    view: folded(known) ?? record.view,
    entries: seenBy === undefined ? until : until.filter(fromUs),
    past: true,
    moment: asOf !== undefined && last ? Date.parse(last.at) : null,
  };
}

function folded(entries: readonly CaseEntry[]): CaseView | undefined {
  return entries.reduce<CaseView | undefined>(
    (before, entry) => (isRedacted(entry) ? before : evolve(before, entry.event)),
    undefined,
  );
}
