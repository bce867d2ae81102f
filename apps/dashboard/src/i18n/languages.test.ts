import { describe, expect, it } from '@jest/globals';
import {
  agreementTemplates,
  assistanceKinds,
  classifications,
  dutyIds,
  severityNames,
  severityQuestions,
} from '@entente/domain';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { languages } from './languages.js';

const plural = /_(zero|one|two|few|many|other)$/;

function textsIn(name: string): Record<string, string> {
  const file = new URL(`./${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** English has two files, of which the first screens have the first (i18n.ts). */
function textsOf(language: string): Record<string, string> {
  return language === 'en' ? { ...textsIn('en.more'), ...textsIn('en') } : textsIn(language);
}

/** The keys without the forms of number, of which languages have different ones. */
function keysOf(texts: Record<string, string>): string[] {
  return [...new Set(Object.keys(texts).map((key) => key.replace(plural, '')))].sort();
}

function placesOf(text: string): string[] {
  return (text.match(/\{\{\w+\}\}|<\/?b>/g) ?? []).sort();
}

const english = textsOf('en');

const inServer = (folder: string) => `apps/server/src/${folder}/`;

/** What the dashboard has screens for; the command line and what scripts alone use may refuse in English. */
const refusing = [
  'libs/domain/src/',
  ...['agreements', 'archives', 'cases', 'edge', 'evidence', 'identity', 'live'].map(inServer),
  ...['posture', 'publications', 'reports'].map(inServer),
];

/** The codes with which something is refused there, as they stand in the sources. */
function codesOfRefusals(): string[] {
  const root = new URL('../../../../', import.meta.url);
  const codes = refusing.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => {
        const source = readFileSync(new URL(`${folder}${file}`, root), 'utf8');
        return [...source.matchAll(/\b(?:rejected\(|problem\(\s*\d+,)\s*'([a-z-]+)'/g)].map(
          ([, code = '']) => code,
        );
      }),
  );
  return [...new Set(codes)];
}

/** What has no English text of the interface, because the domain's own words are the English ones. */
const wordsOfTheDomain = [
  ...classifications.map(({ id }) => `rsitHelp.${id}`),
  ...severityNames.map((name) => `severityMeaning.${name}`),
  ...Object.entries(severityQuestions).flatMap(([question, { options }]) => [
    `severityQuestion.${question}`,
    ...Object.keys(options).map((answer) => `severityAnswer.${question}.${answer}`),
  ]),
  ...dutyIds.map((duty) => `dutyFrom.${duty}`),
  ...assistanceKinds.map((kind) => `assistanceMeaning.${kind}`),
  ...agreementTemplates.flatMap(({ id }) =>
    ['title', 'description', 'handlingTerms'].map((part) => `agreementTemplate.${id}.${part}`),
  ),
  // What zod names the faults of an input by; the server's sentences are in English.
  ...['custom', 'invalid_format', 'too_big', 'too_small'].map((code) => `fault.${code}`),
  ...Object.keys(english)
    .flatMap((key) => key.match(/^withheld\.(.+)/)?.[1] ?? [])
    .map((why) => `withheldWhy.${why}`),
];
const families =
  /^(dutyFrom|fault|rejection|rsitHelp|severityMeaning|severityQuestion|severityAnswer|assistanceMeaning|agreementTemplate|withheldWhy)\./;

/** The sources that are there before any screen but the board and the list of cases is fetched. */
function sourcesOfFirstScreens(): string[] {
  const found = new Set<string>();
  const follow = (path: string, from: URL) => {
    const file = ['.tsx', '.ts'].map((end) => new URL(path.replace(/\.js$/, end), from)).find(existsSync);
    if (!file || found.has(file.href)) return;
    found.add(file.href);
    const source = readFileSync(file, 'utf8');
    const imports = source.matchAll(
      /^(?:import|export|const) (?!type ).*?\b(?:from |import\()?'(\.[^']+\.js)'/gms,
    );
    for (const [, next = ''] of imports)
      if (!/features\/.*Screen/.test(next) || /(Operations|Cases)Screen/.test(next)) follow(next, file);
  };
  follow('../app/main.js', new URL(import.meta.url));
  return [...found].map((href) => readFileSync(new URL(href), 'utf8'));
}

it('has what the first screens say among the texts that come first', () => {
  const sources = sourcesOfFirstScreens();
  expect(sources.length).toBeGreaterThan(80);
  const late = Object.keys(textsIn('en.more')).map((key) => key.replace(plural, ''));
  expect(late.filter((key) => sources.some((source) => source.includes(`'${key}'`)))).toEqual([]);
});

describe.each(languages.filter(({ id }) => id !== 'en'))('The interface in $name', ({ id }) => {
  const texts = textsOf(id);

  it('has every text, and none that English has not', () => {
    expect(keysOf(texts).filter((key) => !families.test(key))).toEqual(keysOf(english));
  });

  it('has words for the vocabulary of the domain, and none that it does not know', () => {
    const known = Object.keys(texts).filter((key) => families.test(key) && !key.startsWith('rejection.'));
    expect(known.sort()).toEqual([...wordsOfTheDomain].sort());
  });

  it('has a sentence for every code with which something is refused', () => {
    expect(codesOfRefusals().filter((code) => !(`rejection.${code}` in texts))).toEqual([]);
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
