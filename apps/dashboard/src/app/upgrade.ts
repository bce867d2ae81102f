import { isReachable } from '../ui/later.js';

const reloadedKey = 'entente:reloaded-at';
/** A second failure so soon is not cured by loading the page again. */
const soonMs = 30_000;

/** After an upgrade an open page asks for scripts that are gone. The new page has its own, and drafts are kept. */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', () => {
    forgetFailedStyles();
    void isReachable().then((reachable) => {
      // Without a network it is no upgrade, and the page, loaded again, would be gone.
      const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
      if (!reachable || Date.now() - last < soonMs) return;
      sessionStorage.setItem(reloadedKey, String(Date.now()));
      location.reload();
    });
  });
}

/** Styles that did not come count as there as long as their link is, and would not be asked for again. */
function forgetFailedStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (!link.sheet) link.remove();
}
