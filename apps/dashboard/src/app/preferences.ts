import { directionOf } from '../i18n/languages.js';
import { settings } from './settings.js';

/** Writes onto the page what styles look at: language, direction, density; and the colours before the first paint. */
export function applyPreferences(): void {
  const { theme, density, language } = settings();
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const page = document.documentElement;
  page.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';
  page.dataset['density'] = density;
  page.lang = language;
  page.dir = directionOf(language);
}
