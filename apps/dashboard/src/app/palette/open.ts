import { useSyncExternalStore } from 'react';

/** Whether the palette or the list of keys is open; opened from anywhere. */
type Open = 'nothing' | 'palette' | 'keys';

let open: Open = 'nothing';
const listeners = new Set<() => void>();

function become(next: Open): void {
  open = next;
  for (const listener of listeners) listener();
}

/** What was typed since the palette was asked for, while it was still on its way. */
let ahead = '';

export function openPalette(): void {
  ahead = '';
  become('palette');
}
export const showKeys = () => become('keys');
export const closePalette = () => become('nothing');

/** Takes a key for what is on its way, so that a letter meant for it does not act on the page; false where nothing is. */
export function typedAhead(key: string): boolean {
  if (open === 'nothing') return false;
  if (key === 'Escape') become('nothing');
  else if (/^.$/u.test(key)) ahead += key;
  return true;
}

/** What was typed ahead, once. */
export function takeAhead(): string {
  const taken = ahead;
  ahead = '';
  return taken;
}

export function usePalette(): Open {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
