import { useSyncExternalStore } from 'react';
import { languages, type Language } from '../i18n/languages.js';

/**
 * How this person likes the screens, as this browser has it. What the server keeps of it for whoever signs in takes the
 * place of it; notifications and sound are of the browser alone.
 */
export interface Settings {
  theme: 'auto' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  language: Language;
  notifications: boolean;
  sound: boolean;
}

const key = 'entente.settings';
const listeners = new Set<() => void>();

function preferredLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, tag.startsWith('fil') ? 3 : 2));
  return languages.find(({ id }) => wanted[0] === id)?.id ?? 'en';
}

function read(): Settings {
  const defaults: Settings = {
    ...{ theme: 'auto', density: 'comfortable', language: preferredLanguage() },
    ...{ notifications: false, sound: false },
  };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaults, ...(stored as Partial<Settings>) };
  } catch {
    return defaults;
  }
}

let current = read();

export function settings(): Settings {
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  const changed = { ...current, ...change };
  if (JSON.stringify(changed) === JSON.stringify(current)) return;
  current = changed;
  localStorage.setItem(key, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribeToSettings, settings);
}

export function subscribeToSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
