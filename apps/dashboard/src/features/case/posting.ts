import type { EventId, Marking } from '@entente/domain';
import { useState } from 'react';
import { Problem } from '../../api/http.js';
import type { CaseEntry } from '../../api/shapes.js';
import type { Outcome, SentUpdate } from './drafts.js';
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
  /** Posts an update and says what became of it, so that the writer gets back what was not taken. */
  post: (sent: SentUpdate, marking: Marking, lesson: boolean) => Promise<Outcome>;
}

export function usePosting(id: string, entries: readonly CaseEntry[]): Posting {
  const [sent, setSent] = useState<readonly Pending[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const arrived = new Set<string>(entries.map(({ event }) => event.id));
  const post = async (update: SentUpdate, marking: Marking, lesson: boolean): Promise<Outcome> => {
    const { text, tlp, recipients, attempt: key } = update;
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
      setSent((before) => before.map((one) => (one.key === key ? { ...one, eventId } : one)));
      return 'taken';
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
      setSent((before) => before.filter((one) => one.key !== key));
      return refusal instanceof Problem && refusal.status >= 400 && refusal.status < 500 ? 'refused' : 'lost';
    }
  };
  return { pending: sent.filter(({ eventId }) => !eventId || !arrived.has(eventId)), error, post };
}
