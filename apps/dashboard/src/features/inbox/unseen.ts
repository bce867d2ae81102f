import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recentQuery } from '../../api/reading.js';
import type { Entry } from '../../api/shapes.js';
import { changeKept } from '../../app/kept.js';
import { useSession } from '../../app/session.js';
import { concerns } from './concerns.js';

/** Up to which entry of the book this person has looked: for the inbox and for the feed. */
type Place = 'inbox' | 'feed';

export function useSeenUpTo(place: Place): number {
  return useSession().kept.seen[place];
}

/** Says how far one has looked by now. Where that does not get through, it is said again with the next. */
export function useMarkSeen(place: Place): (number: number) => void {
  const seen = useSeenUpTo(place);
  return (number) => {
    if (number > seen) changeKept({ seen: { [place]: number } }).catch(() => undefined);
  };
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

/** Which entries of the inbox one has not looked at yet. */
export function useUnseen(): ReadonlySet<number> {
  const { entries } = useInbox();
  const seen = useSeenUpTo('inbox');
  const { opened } = useSession().kept;
  return new Set(
    entries.flatMap(({ number }) => (number > seen && !opened.includes(number) ? [number] : [])),
  );
}

/** Says that one entry of the inbox was opened; what is older and new stays so. */
export function useOpenInInbox(): (number: number) => void {
  const { entries } = useInbox();
  const unseen = useUnseen();
  const seen = useSeenUpTo('inbox');
  return (number) => {
    const oldestLeft = Math.min(...[...unseen].filter((each) => each !== number));
    // How far one has looked cannot pass what is older and new.
    const upTo = entries.find((entry) => entry.number < oldestLeft)?.number ?? 0;
    const change = number > upTo ? { opened: [number] } : {};
    const further = upTo > seen ? { seen: { inbox: upTo } } : {};
    if (unseen.has(number)) changeKept({ ...change, ...further }).catch(() => undefined);
  };
}
