import { MY, PH, SG } from '../testing/samples.js';
import { Terms } from './agreement.js';
import { agreementTemplates } from './templates.js';

it.each(agreementTemplates.map((template) => [template.id, template] as const))(
  'begins a draft that only lacks its parties and its days: %s',
  (_, { title, kind, scopes, ceiling, renewalNoticeDays, handlingTerms, years }) => {
    const drafted = { title, kind, scopes: [...scopes], ceiling, renewalNoticeDays, handlingTerms };
    const term = {
      effectiveFrom: '2026-01-01T00:00:00.000Z',
      effectiveUntil: `${2026 + years}-01-01T00:00:00.000Z`,
    };
    expect(Terms.parse({ ...drafted, ...term, parties: [PH, SG, MY] })).toMatchObject(drafted);
  },
);

it('has each of them once', () => {
  expect(new Set(agreementTemplates.map(({ id }) => id)).size).toBe(agreementTemplates.length);
});
