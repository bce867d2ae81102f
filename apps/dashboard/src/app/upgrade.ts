const reloadedKey = 'entente:reloaded-at';
/** A second failure so soon is not cured by loading the page again. */
const soonMs = 30_000;

/** After an upgrade an open page asks for scripts that are gone. The new page has its own, and drafts are kept. */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (Date.now() - last < soonMs) return;
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    location.reload();
  });
}
