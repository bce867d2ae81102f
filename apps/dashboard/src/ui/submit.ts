import type { KeyboardEvent } from 'react';

/** Listens to the keys of a form: Ctrl or ⌘ with Enter sends it off, from whatever field. */
export function onSubmitKeys(send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
}
