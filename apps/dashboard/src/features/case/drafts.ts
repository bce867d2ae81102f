import type { OrganizationId, Tlp } from '@entente/domain';
import { useSyncExternalStore } from 'react';

/** What somebody is writing, kept in this browser until it is posted: it survives reload, crash and session end. */
export interface DraftUpdate {
  text: string;
  tlp?: Tlp;
  recipients: OrganizationId[];
}

const blank: DraftUpdate = { text: '', recipients: [] };
const drafts = new Map<string, DraftUpdate>();
const listeners = new Set<() => void>();

function keyOf(user: string, caseId: string): string {
  return `entente.draft.${user}.${caseId}`;
}

function draftAt(key: string): DraftUpdate {
  const known = drafts.get(key) ?? stored(key);
  drafts.set(key, known);
  return known;
}

function stored(key: string): DraftUpdate {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return { ...blank, ...(kept as Partial<DraftUpdate> | null) };
  } catch {
    return blank;
  }
}

export function changeDraft(user: string, caseId: string, change: Partial<DraftUpdate>): void {
  const key = keyOf(user, caseId);
  const next = { ...draftAt(key), ...change };
  drafts.set(key, next);
  localStorage.setItem(key, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export function clearDraft(user: string, caseId: string): void {
  const key = keyOf(user, caseId);
  drafts.set(key, blank);
  localStorage.removeItem(key);
  for (const listener of listeners) listener();
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
