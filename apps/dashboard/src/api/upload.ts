import { offlineCode, Problem, problemIn } from './http.js';
import { queries } from './queries.js';
import { nodeQuery } from './reading.js';

export interface Upload {
  /** What is said of the file (docs/api.md, Evidence). */
  said: object;
  /** Repeats of the same attempt carry the same key, so that a lost answer does not do a thing twice. */
  idempotencyKey: string;
  signal: AbortSignal;
  /** Bytes that have left this computer. */
  onProgress: (bytes: number) => void;
}

/** Sends a file as it lies on the disk, none of it in memory. By XMLHttpRequest: fetch does not say how far it is. */
export function upload<T>(
  path: string,
  file: File,
  { said, idempotencyKey, signal, onProgress }: Upload,
): Promise<T> {
  return new Promise((resolve, reject) => {
    requireSize(file);
    const sending = new XMLHttpRequest();
    sending.open('POST', `/api${path}`);
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.setRequestHeader('entente-evidence', encodeURIComponent(JSON.stringify(said)));
    sending.setRequestHeader('idempotency-key', idempotencyKey);
    sending.upload.onprogress = ({ loaded }) => onProgress(loaded);
    sending.onload = () => {
      const { status, responseText } = sending;
      // The parsing boundary: the server's answers follow the shapes of shapes.ts by contract.
      if (status < 300) resolve(JSON.parse(responseText) as T);
      else reject(problemIn(status, responseText, sending.statusText));
    };
    sending.onerror = () => reject(new Problem(0, offlineCode, ''));
    sending.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    signal.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });
}

/** A browser hears that a file is too large only when it has sent all of it: an hour, on a bad line. */
function requireSize({ size }: File): void {
  const limit = queries.getQueryData(nodeQuery.queryKey)?.evidenceLimit ?? Infinity;
  if (size <= limit) return;
  const most = `${limit / 1_048_576} MiB`;
  throw new Problem(413, 'file-too-large', `A file of evidence has at most ${most} here: send it in parts.`);
}
