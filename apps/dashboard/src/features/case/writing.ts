import { useMutation } from '@tanstack/react-query';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { Done } from '../../api/shapes.js';
import { isLive } from '../../live/live.js';

export interface CaseWrite {
  method?: 'POST' | 'PATCH';
  /** Behind `/cases/{id}/`; empty for the case itself. */
  path: string;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
}

/** Sends one change of a case. What it changed comes back through the book; only without a live book is it asked for. */
export async function sendToCase(id: string, change: CaseWrite): Promise<Done> {
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
    throw error;
  }
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
