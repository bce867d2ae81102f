import { ar } from './ar.js';
import { en, type Words } from './en.js';
import { fil } from './fil.js';
import { ms } from './ms.js';
import { ru } from './ru.js';

export type { Words };

const all = { en, fil, ru, ms, ar } as const satisfies Record<string, Words>;

export type Language = keyof typeof all;
export const languages = ['en', 'fil', 'ru', 'ms', 'ar'] as const satisfies readonly Language[];

export function wordsOf(language: Language): Words {
  return all[language];
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** A value of the vocabulary in words; itself where the words do not know it. */
export function wordFor(words: Words, group: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const key = `${group}.${value}`;
  return isKey(words, key) ? words[key] : value;
}

function isKey(words: Words, key: string): key is keyof Words {
  return Object.hasOwn(words, key);
}

/** Puts values where a sentence has their names in braces. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
