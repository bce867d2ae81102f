import {
  classifications,
  classLabelOf,
  duties,
  indicatorRules,
  sectors,
  type Duty,
  type IndicatorType,
  type Names,
} from '@entente/domain';
import { names as ar } from '@entente/domain/names/ar';
import { names as fil } from '@entente/domain/names/fil';
import { names as ms } from '@entente/domain/names/ms';
import { names as ru } from '@entente/domain/names/ru';
import type { Language } from './words.js';

const translated: Readonly<Record<Exclude<Language, 'en'>, Names>> = { fil, ru, ms, ar };

/** As the language of a report calls it; as the vocabulary itself says it in English, and where no language knows it. */
function named(key: string, english: string, language: Language): string {
  if (language === 'en') return english;
  const names: Readonly<Record<string, string>> = translated[language];
  return names[key] ?? english;
}

/** A class and type of RSIT, as `C2 Server (Malicious Code)`; the id itself where it is none. */
export function typeName(id: string, language: Language): string {
  const type = classifications.find((one) => one.id === id);
  if (!type) return id;
  const name = named(`rsit.${id}`, type.label, language);
  const ofClass = className(id, language);
  return name === ofClass ? name : `${name} (${ofClass})`;
}

/** The class of RSIT alone, of its own id or that of one of its types. */
export function className(id: string, language: Language): string {
  const name = id.replace(/\/.*/, '');
  return named(`rsitClass.${name}`, classLabelOf(name), language);
}

/** A sector; a nation's own names stay as they are written. */
export function sectorName(id: string, language: Language): string {
  return named(`sector.${id}`, sectors.find((one) => one.id === id)?.label ?? id, language);
}

/** What an indicator is: `IPv4 address`. */
export function indicatorName(type: IndicatorType, language: Language): string {
  return named(`indicator.${type}`, indicatorRules[type].label, language);
}

/** Where the law speaks of a duty to report. */
export function dutySource(id: Duty, language: Language): string {
  return named(`dutySource.${id}`, duties[id].source, language);
}
