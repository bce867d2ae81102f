import type { EventId, Marking } from '@entente/domain';
import { useState } from 'react';
import type { CaseEntry } from '../../api/shapes.js';
import type { DraftUpdate } from './drafts.js';
import { sendToCase } from './writing.js';

/** An update on its way: shown at once, confirmed when the book brings it. */
export interface Pending {
  key: string;
  text: string;
  marking: Marking;
  eventId?: EventId;
}

export interface Posting {
  pending: readonly Pending[];
  error: Error | null;
  /** Rejects when it was not taken, so that the writer gets the text back. */
  post: (draft: DraftUpdate, marking: Marking, lesson: boolean) => Promise<void>;
}

export function usePosting(id: string, entries: readonly CaseEntry[]): Posting {
  const [sent, setSent] = useState<readonly Pending[]>([]);
  const [error, setError] = useState<Error | null>(null);
  // The same text sent again after a lost answer is the same attempt, and not a second update.
  const [attempt, setAttempt] = useState<{ text: string; key: string } | null>(null);
  const arrived = new Set<string>(entries.map(({ event }) => event.id));
  const post = async ({ text, tlp, recipients }: DraftUpdate, marking: Marking, lesson: boolean) => {
    const key = attempt?.text === text ? attempt.key : crypto.randomUUID();
    setAttempt({ text, key });
    setError(null);
    setSent((before) => [...before, { key, text, marking }]);
    try {
      const body = {
        text,
        ...(tlp && { tlp }),
        ...(recipients.length > 0 && { recipients }),
        ...(lesson && { lesson }),
      };
      const { eventId } = await sendToCase(id, { path: 'updates', body, idempotencyKey: key });
      setAttempt(null);
      setSent((before) => before.map((one) => (one.key === key ? { ...one, eventId } : one)));
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
      setSent((before) => before.filter((one) => one.key !== key));
      throw refusal;
    }
  };
  return { pending: sent.filter(({ eventId }) => !eventId || !arrived.has(eventId)), error, post };
}
