import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { z } from 'zod';
import { agreementEventData, RecordedTerms } from './agreement/event-data.js';
import { Terms } from './agreement/agreement.js';
import { caseEventData } from './case/event-data.js';
import { publicationKinds } from './publication/content.js';
import { publicationEventData, RecordedContent } from './publication/event-data.js';
import { asRecorded } from './recorded.js';
import { histories, publicationHistories } from './testing/histories.js';
import { publicationOf } from './testing/publications.js';
import { agreement, header, PH, SG } from './testing/samples.js';

const described = new Map<string, z.ZodType>(
  Object.entries({ ...caseEventData, ...agreementEventData, ...publicationEventData }),
);

/** As it may stand in a book that is older than the limits. */
const old = `\u001b[2J${'Loaders\n'.repeat(100)}`;

it('describes all that is recorded, and nothing that is not', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(histories, publicationHistories), ({ end }) => {
      const otherwise = end.events.filter(({ type, data }) => {
        seen.add(type);
        return !isDeepStrictEqual(described.get(type)?.safeParse(data).data, data);
      });
      expect(otherwise).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining(['case-opened', 'update-posted', 'agreement-signed', 'publication-published']),
  );
});

describe('what was recorded', () => {
  const { title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil } = agreement([PH, SG]);
  const terms = { title, kind, parties, scopes, ceiling, effectiveFrom, effectiveUntil };

  it('is described whatever limits there are today', () => {
    const contacts = [{ organizationId: PH, name: old, hours: { days: [], from: '20:00', until: '08:00' } }];
    const aged = { ...terms, title: old, parties: [PH], contacts };
    expect(Terms.safeParse(aged).success).toBe(false);
    expect(RecordedTerms.parse(aged)).toEqual(aged);
    const opened = { ...header, title: old, externalReferences: [{}, { source: old }], reference: old };
    expect(caseEventData['case-opened'].parse(opened)).toEqual(opened);
    for (const each of publicationKinds) {
      const content = publicationOf(each, { title: old, tags: [old] });
      expect(RecordedContent.parse(content)).toEqual(content);
    }
  });

  it('may have more in it than is described', () => {
    expect(RecordedTerms.parse({ ...terms, seal: 'red' })).toEqual(terms);
  });

  it('has its moments in UTC and its markings by their names of today', () => {
    expect(Terms.parse({ ...terms, effectiveFrom: '2020-01-01T08:00:00+08:00' }).effectiveFrom).toBe(
      '2020-01-01T00:00:00.000Z',
    );
    for (const wrong of [{ effectiveFrom: '2020-01-01T08:00:00+08:00' }, { ceiling: 'TLP:WHITE' }])
      expect(RecordedTerms.safeParse({ ...terms, ...wrong }).success).toBe(false);
  });

  it('is still of the type and the form that it was read as', () => {
    for (const wrong of [{ title: 7 }, { kind: 'pact' }, { parties: ['P H'] }, { renewalNoticeDays: 'ten' }])
      expect(RecordedTerms.safeParse({ ...terms, ...wrong }).success).toBe(false);
  });

  it('keeps what is said of a field', () => {
    const said = asRecorded(z.string().max(5).describe('In words'));
    expect([said.description, said.safeParse('longer than that').success]).toEqual(['In words', true]);
  });
});
