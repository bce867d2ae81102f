/**
 * What the first screen can do without is fetched when that screen stands: its script must not compete with the
 * script, the data and the drawing of what the reader came for.
 */
let stands: () => void = () => undefined;
const standing = new Promise<void>((resolve) => {
  stands = resolve;
  setTimeout(resolve, 8_000);
});

/** Said by a screen when it has drawn what it is about. */
export function firstScreenStands(): void {
  requestAnimationFrame(() => setTimeout(stands, 0));
}

export function later<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    await standing;
    return fetched(load)();
  };
}

const againMs = 1_000;

/** Fetches a part of the dashboard, and where there is no network waits for it: what fails once is not asked for again. */
export function fetched<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    for (;;) {
      try {
        return await load();
      } catch (error) {
        if (await isReachable()) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  };
}

export function isReachable(): Promise<boolean> {
  return fetch('/api/node', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}
