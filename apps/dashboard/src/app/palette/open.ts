import { useSyncExternalStore } from 'react';

/** Whether the palette or the list of keys is open; opened from anywhere. */
type Open = 'nothing' | 'palette' | 'keys';

let open: Open = 'nothing';
const listeners = new Set<() => void>();

function become(next: Open): void {
  open = next;
  for (const listener of listeners) listener();
}

export const openPalette = () => become('palette');
export const showKeys = () => become('keys');
export const closePalette = () => become('nothing');

export function usePalette(): Open {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
