import type { Settings } from './settings.js';

/**
 * Whether a browser's `Origin` is this server: required of writes and of the socket's handshake, so that no other site
 * acts with somebody's cookie. Requests without an Origin do not come from a page.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  settings: Settings,
): boolean {
  if (origin === undefined) return true;
  if (origin === settings.publicUrl) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
