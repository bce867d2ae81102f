import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { recentQuery } from '../../api/reading.js';
import type { Entry } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { concerns } from './concerns.js';

/** Up to which entry of the book this person has looked, in this browser: for the inbox and for the feed. */
type Place = 'inbox' | 'feed';
const listeners = new Set<() => void>();

function keyOf(place: Place, user: string): string {
  return `entente.seen.${place}.${user}`;
}

export function seenUpTo(place: Place, user: string): number {
  return Number(localStorage.getItem(keyOf(place, user)) ?? 0);
}

export function markSeen(place: Place, user: string, number: number): void {
  if (number <= seenUpTo(place, user)) return;
  localStorage.setItem(keyOf(place, user), String(number));
  for (const listener of listeners) listener();
}

export function useSeenUpTo(place: Place): number {
  const { user } = useSession();
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => seenUpTo(place, user.id),
  );
}

/** The entries meant for us, newest first. */
export function useInbox(): { entries: readonly Entry[]; isPending: boolean; error: Error | null } {
  const { organization } = useSession();
  const { data, isPending, error } = useQuery(recentQuery);
  const entries = useMemo(
    () => (data ?? []).filter((entry) => concerns(entry, organization.id)).reverse(),
    [data, organization.id],
  );
  return { entries, isPending, error };
}

export function useUnseenCount(): number {
  const seen = useSeenUpTo('inbox');
  return useInbox().entries.filter(({ number }) => number > seen).length;
}
