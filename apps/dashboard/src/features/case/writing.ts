import { caseEventKinds } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { Problem, read, write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { sessionQuery } from '../../api/reading.js';
import type { CaseEntry, Done } from '../../api/shapes.js';
import { isLive } from '../../live/live.js';

export interface CaseWrite {
  method?: 'POST' | 'PATCH';
  /** Behind `/cases/{id}/`; empty for the case itself. */
  path: string;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
}

/** Whether an entry says that another person changed what a change of the header or the status would run over. */
export function isAnothersChange({ event }: CaseEntry, user: string | undefined): boolean {
  return event.actor !== user && caseEventKinds[event.type] === 'header';
}

/**
 * Sends one change of a case. What it changed comes back through the book; only without a live book is it asked for. What was
 * decided on an older version is sent again, some times at most, where nobody else has changed what it changes: words
 * of others, and what one has just done oneself, may come by the book later than the change is sent.
 */
export async function sendToCase(id: string, change: CaseWrite, again = 3): Promise<Done> {
  const { method = 'POST', path, body = {}, ifMatch, idempotencyKey } = change;
  try {
    const done = await write<Done>(method, `/cases/${id}${path ? `/${path}` : ''}`, body, {
      ...(ifMatch !== undefined && { ifMatch }),
      ...(idempotencyKey && { idempotencyKey }),
    });
    if (!isLive()) readAgain(id);
    return done;
  } catch (error) {
    readAgain(id);
    const isStale = error instanceof Problem && error.status === 412;
    const version = isStale && again > 0 && ifMatch ? await onlyWordsSince(id, ifMatch) : undefined;
    if (version === undefined) throw error;
    return sendToCase(id, { ...change, ifMatch: version }, again - 1);
  }
}

const mostWords = 500;

/** The version that a case has now, where nothing came since an older one but what changes neither header nor status. */
async function onlyWordsSince(id: string, older: number): Promise<number | undefined> {
  const user = queries.getQueryData(sessionQuery.queryKey)?.user.id;
  const { items } = await read<{ items: CaseEntry[] }>(
    `/cases/${id}/entries?after=${older}&limit=${mostWords}`,
  );
  const isQuiet = items.length < mostWords && !items.some((entry) => isAnothersChange(entry, user));
  return isQuiet ? items.at(-1)?.number : undefined;
}

/** After a refusal the case may have been changed by others: show it as it is. */
export function readAgain(id: string): void {
  void queries.invalidateQueries({ queryKey: ['case', id] });
  void queries.invalidateQueries({ queryKey: ['entries', id] });
}

export function useCaseWrite(id: string, onDone?: () => void) {
  return useMutation({
    mutationFn: (change: CaseWrite) => sendToCase(id, change),
    ...(onDone && { onSuccess: onDone }),
  });
}
