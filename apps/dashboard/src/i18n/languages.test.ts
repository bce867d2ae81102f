import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { languages } from './languages.js';

const plural = /_(zero|one|two|few|many|other)$/;

function textsOf(language: string): Record<string, string> {
  const file = new URL(`./${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** The keys without the forms of number, of which languages have different ones. */
function keysOf(texts: Record<string, string>): string[] {
  return [...new Set(Object.keys(texts).map((key) => key.replace(plural, '')))].sort();
}

function placesOf(text: string): string[] {
  return (text.match(/\{\{\w+\}\}|<\/?b>/g) ?? []).sort();
}

const english = textsOf('en');

describe.each(languages.filter(({ id }) => id !== 'en'))('The interface in $name', ({ id }) => {
  const texts = textsOf(id);

  it('has every text, and none that English has not', () => {
    expect(keysOf(texts)).toEqual(keysOf(english));
  });

  it('fills in the same values', () => {
    const different = Object.keys(english)
      .filter((key) => !plural.test(key))
      .filter((key) => placesOf(texts[key] ?? '').join() !== placesOf(english[key] ?? '').join());
    expect(different).toEqual([]);
  });

  it('has the forms of number that its grammar asks for', () => {
    const forms = new Intl.PluralRules(id).resolvedOptions().pluralCategories;
    const counted = [...new Set(Object.keys(english).filter((key) => plural.test(key)))].map((key) =>
      key.replace(plural, ''),
    );
    const missing = counted
      .flatMap((key) => forms.map((form) => `${key}_${form}`))
      .filter((key) => !(key in texts));
    expect(missing).toEqual([]);
  });
});
