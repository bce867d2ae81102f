import { expect, it } from '@jest/globals';
import i18next from 'i18next';
import { refusalText } from './refusal.js';
import { exact } from './time.js';

it('tells the days and instants of a refusal as all other times are told', async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: {} } } });
  const told = (sentence: string) => refusalText({ code: 'withdrawn', sentence }, i18next.t);
  expect(told('This was withdrawn on 2026-07-20: publish it anew.')).toBe(
    'This was withdrawn on 20 Jul 2026: publish it anew.',
  );
  const at = '2026-07-20T06:42:18.000Z';
  expect(exact(at)).toContain('20 Jul 2026, 06:42:18 UTC');
  expect(told(`It ends at ${at}.`)).toBe(`It ends at ${exact(at)}.`);
  expect(told('PH-2026-000011 and 2026-77-77 are no days.')).toBe(
    'PH-2026-000011 and 2026-77-77 are no days.',
  );
});
