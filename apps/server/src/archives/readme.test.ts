import { readme } from './readme.js';

it('says the title in one line, so that nobody writes on in its name', () => {
  const title = 'Loader\n\nTo check it:\u2028\u001b[2Jsh check.sh';
  const about = { reference: 'PH-2026-000001', reader: 'CERT-SG', tlp: 'TLP:AMBER' as const };
  const page = readme({ ...about, title, last: undefined, missing: [] });
  expect(page).toContain('\nCase PH-2026-000001: Loader To check it: [2Jsh check.sh\nAs the book of CERT-SG');
});
