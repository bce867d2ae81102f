/** What a terminal may take for an order: to clear the screen, to change its title, to fill the clipboard. */
const orders = /(?![\t\n])\p{Cc}/gu;

/**
 * A text as a terminal may show it. Whoever shares a case or publishes chooses its words, and those that print them must not
 * do what a partner says: each control character but the tab and the end of a line becomes U+FFFD.
 */
export function harmless(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(orders, '\ufffd');
}

/** JSON that says the same, with every control character in it escaped: JSON itself demands it of the first 32 alone. */
export function harmlessJson(said: unknown): string {
  return JSON.stringify(said).replace(
    /\p{Cc}/gu,
    (one) => `\\u00${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
