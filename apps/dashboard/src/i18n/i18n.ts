import type { Names } from '@entente/domain';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import type { Language } from './languages.js';

/** What the first screens say in English comes with the first script, since it stands in for a text; the others when they are chosen. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<[{ default: object }, { names: Names }]>> = {
  fil: () => Promise.all([import('./fil.json'), import('@entente/domain/names/fil')]),
  ru: () => Promise.all([import('./ru.json'), import('@entente/domain/names/ru')]),
  ms: () => Promise.all([import('./ms.json'), import('@entente/domain/names/ms')]),
  ar: () => Promise.all([import('./ar.json'), import('@entente/domain/names/ar')]),
};

export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
    keySeparator: false,
    nsSeparator: false,
  });
  await speak(language);
}

/** Brings the rest of the English texts: what only other screens than the first ones say (i18n/languages.test.ts knows which). */
export async function allTexts(): Promise<void> {
  const texts = await import('./en.more.json');
  i18next.addResourceBundle('en', 'translation', texts.default);
}

export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    const [texts, { names }] = await loaders[language]();
    i18next.addResourceBundle(language, 'translation', { ...texts.default, ...names });
  }
  await i18next.changeLanguage(language);
}
