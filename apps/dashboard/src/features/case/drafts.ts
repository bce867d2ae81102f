import { useSyncExternalStore } from 'react';
import { edited, givenBack, inPieces, type DraftUpdate, type SentUpdate } from './unanswered.js';

export type { DraftUpdate, SentUpdate } from './unanswered.js';

/** What somebody is writing, kept in this browser until it is posted: it survives reload, crash and session end. */
interface Kept extends DraftUpdate {
  sent?: readonly SentUpdate[];
}

const blank: DraftUpdate = { text: '', recipients: [] };
const drafts = new Map<string, Kept>();
const listeners = new Set<() => void>();

function keyOf(user: string, caseId: string): string {
  return `entente.draft.${user}.${caseId}`;
}

function draftAt(key: string): Kept {
  const known = drafts.get(key) ?? stored(key);
  drafts.set(key, known);
  return known;
}

/** What a page that is gone had sent and did not see taken is a draft again. */
function stored(key: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const { sent = [], ...draft }: Kept = { ...blank, ...(kept as Partial<Kept> | null) };
    return sent.reduceRight<DraftUpdate>((since, one) => givenBack(since, one, false), draft);
  } catch {
    return blank;
  }
}

function keep(key: string, next: Kept): void {
  drafts.set(key, next);
  if (next.text === '' && !next.tlp && next.recipients.length === 0 && !next.sent?.length)
    localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export function changeDraft(user: string, caseId: string, change: Partial<DraftUpdate>): void {
  const key = keyOf(user, caseId);
  const { sent, ...draft } = draftAt(key);
  keep(key, { ...edited(draft, change), ...(sent && { sent }) });
}

export function clearDraft(user: string, caseId: string): void {
  keep(keyOf(user, caseId), blank);
}

/**
 * Takes the draft out of the hands of who writes, who may write on: what is to be sent, one after the other. `settleSent` says
 * what became of each.
 */
export function takeToSend(user: string, caseId: string): SentUpdate[] {
  const key = keyOf(user, caseId);
  const { sent = [], ...draft } = draftAt(key);
  const pieces = inPieces(draft, () => crypto.randomUUID());
  keep(key, { ...blank, sent: [...sent, ...pieces] });
  return pieces;
}

/** What became of it: nobody knows where the answer was lost. */
export type Outcome = 'taken' | 'refused' | 'lost';

/** It was taken and is no draft any more; or it was not, or may not have been, and stands before what was written since. */
export function settleSent(user: string, caseId: string, settled: SentUpdate, outcome: Outcome): void {
  const key = keyOf(user, caseId);
  const { sent = [], ...draft } = draftAt(key);
  const rest = sent.filter(({ attempt }) => attempt !== settled.attempt);
  const next = outcome === 'taken' ? draft : givenBack(draft, settled, outcome === 'refused');
  keep(key, { ...next, sent: rest });
}

export function useDraft(user: string, caseId: string): DraftUpdate {
  const key = keyOf(user, caseId);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draftAt(key),
  );
}
