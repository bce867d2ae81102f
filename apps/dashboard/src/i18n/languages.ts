/** The languages of the interface; each has a JSON file of its own name beside this one. */
export const languages = [
  { id: 'en', name: 'English', direction: 'ltr' },
  { id: 'fil', name: 'Filipino', direction: 'ltr' },
  { id: 'ru', name: 'Русский', direction: 'ltr' },
  { id: 'ms', name: 'Bahasa Melayu', direction: 'ltr' },
  { id: 'ar', name: 'العربية', direction: 'rtl' },
] as const;
export type Language = (typeof languages)[number]['id'];

export function directionOf(language: string): 'ltr' | 'rtl' {
  return languages.find(({ id }) => id === language)?.direction ?? 'ltr';
}
