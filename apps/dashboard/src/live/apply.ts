import { caseEventKinds, evolve, evolvePublication, publicationEventKinds } from '@entente/domain';
import type {
  CaseEntry,
  CaseRecord,
  Entry,
  LastEvent,
  PublicationEntry,
  PublicationRecord,
} from '../api/shapes.js';

/** Folding entries of the book into what is shown, with the domain's own reducer. */

export function isCaseEntry(entry: Entry): entry is CaseEntry {
  return entry.event.type in caseEventKinds;
}

export function isPublicationEntry(entry: Entry): entry is PublicationEntry {
  return entry.event.type in publicationEventKinds;
}

/** The same for what is published beside cases. */
export function applyToPublication(record: PublicationRecord, entry: PublicationEntry): PublicationRecord {
  if (entry.number <= record.version) return record;
  const view = isRedacted(entry) ? record : evolvePublication(record, entry.event);
  return { ...view, version: entry.number };
}

/** Applies an entry once: one that the record has in it already changes nothing. */
export function applyEntry(record: CaseRecord, entry: CaseEntry): CaseRecord {
  if (entry.number <= record.version) return record;
  return { ...folded(record.view, entry), readNumber: record.readNumber ?? 0 };
}

/** A case that this browser has not seen before, from its first entry. */
export function firstSight(entry: CaseEntry): CaseRecord {
  return { ...folded(undefined, entry), readNumber: 0 };
}

function folded(before: CaseRecord['view'] | undefined, entry: CaseEntry): CaseRecord {
  const view = before && isRedacted(entry) ? before : evolve(before, entry.event);
  return {
    ...{ id: view.id, reference: view.reference, view, version: entry.number },
    ...{ lastActivityAt: entry.at, lastEvent: lastEventOf(entry) },
  };
}

/** The content of a redacted event is null, whatever its type promises. */
export function isRedacted(entry: Entry): boolean {
  const data: unknown = entry.event.data;
  return data === null;
}

function lastEventOf({ event, at }: CaseEntry): LastEvent {
  return { type: event.type, owner: event.owner, at, excerpt: excerptOf(event) };
}

function excerptOf(event: CaseEntry['event']): string {
  switch (event.type) {
    case 'update-posted':
    case 'assistance-requested':
      return event.data.text.slice(0, 140);
    case 'indicator-added':
      return event.data.value.slice(0, 140);
    case 'evidence-added':
      return event.data.name;
    case 'escalation-changed':
      return event.data.reason.slice(0, 140);
    default:
      return '';
  }
}

export function applyAll(record: CaseRecord, entries: readonly CaseEntry[]): CaseRecord {
  return entries.reduce(applyEntry, record);
}
