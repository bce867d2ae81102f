import type { OrganizationId, Tlp } from '@entente/domain';
import { useSyncExternalStore } from 'react';

/** What somebody is writing, kept in this browser until it is posted: it survives reload, crash and session end. */
export interface DraftUpdate {
  text: string;
  tlp?: Tlp;
  recipients: OrganizationId[];
  /** The attempt to post just this, whose answer never came: posting it again is the same attempt. */
  attempt?: string | undefined;
}

/** A draft on its way: kept with the one that is written after it, until it is known to be taken. */
export interface SentUpdate extends DraftUpdate {
  attempt: string;
}

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
    return sent.reduceRight<Kept>(givenBack, draft);
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
  keep(key, { ...draftAt(key), attempt: undefined, ...change });
}

export function clearDraft(user: string, caseId: string): void {
  keep(keyOf(user, caseId), blank);
}

/** Takes the draft out of the hands of who writes, who may write on; `settleSent` says what became of it. */
export function takeToSend(user: string, caseId: string): SentUpdate {
  const key = keyOf(user, caseId);
  const { sent = [], ...draft } = draftAt(key);
  const taken = { ...draft, text: draft.text.trim(), attempt: draft.attempt ?? crypto.randomUUID() };
  keep(key, { ...blank, sent: [...sent, taken] });
  return taken;
}

/** It was taken and is no draft any more; or it was not, and stands before what was written since. */
export function settleSent(user: string, caseId: string, settled: SentUpdate, isTaken: boolean): void {
  const key = keyOf(user, caseId);
  const { sent = [], ...draft } = draftAt(key);
  const rest = sent.filter(({ attempt }) => attempt !== settled.attempt);
  keep(key, { ...(isTaken ? draft : givenBack(draft, settled)), sent: rest });
}

function givenBack(since: DraftUpdate, sent: SentUpdate): DraftUpdate {
  if (since.text === '') return sent;
  const { attempt: _other, ...marked } = sent;
  return { ...marked, text: `${sent.text}\n\n${since.text}` };
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
