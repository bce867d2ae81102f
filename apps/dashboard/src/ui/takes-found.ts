import type { KeyboardEvent } from 'react';

/**
 * Enter takes what is marked of what was found, or else the first. Mantine marks the first while the letters come, when the list may
 * not be drawn yet, and forgets it once the list has opened: who pastes, or types fast, would have chosen nothing.
 */
export function takesFound(event: KeyboardEvent<HTMLElement>): void {
  const { key, target: field, nativeEvent } = event;
  if (key !== 'Enter' || event.ctrlKey || event.metaKey || nativeEvent.isComposing) return;
  if (!(field instanceof HTMLInputElement) || field.readOnly || field.value === '') return;
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  // What is chosen already stands in the list: nothing was typed, and Enter is Mantine's.
  if (!list || list.querySelector('[data-combobox-active]')) return;
  const found =
    list.querySelector<HTMLElement>('[data-combobox-selected]') ??
    list.querySelector<HTMLElement>('[data-combobox-option]:not([data-combobox-disabled])');
  if (!found) return;
  event.preventDefault();
  event.stopPropagation();
  found.click();
}
