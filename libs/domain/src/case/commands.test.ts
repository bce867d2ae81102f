import { SG } from '../testing/samples.js';
import { AnswerRequest, ChangeHeader, Correct, Invite, NewCase, PostUpdate } from './commands.js';

/** What comes in is read into one form, or answered with a sentence. */

const newCase = {
  ...{ title: ' Phishing of ministries ', summary: '**Since Monday.**', classification: 'fraud/phishing' },
  ...{ severity: 'medium', tlp: 'TLP:WHITE' },
};
const complaint = (parsed: { error?: { issues: { message: string }[] } | undefined }) =>
  parsed.error?.issues[0]?.message;

describe('a new case', () => {
  it('is trimmed, its times in UTC, its marking in TLP 2.0', () => {
    expect(NewCase.parse({ ...newCase, occurredAt: '2026-11-23T08:30:00+08:00' })).toEqual({
      ...{
        ...newCase,
        title: 'Phishing of ministries',
        tlp: 'TLP:CLEAR',
        occurredAt: '2026-11-23T00:30:00.000Z',
      },
    });
  });

  it.each<[string, object]>([
    ['A title has at least 3 characters.', { title: ' ab ' }],
    ['A title has at most 200 characters: put the rest into the summary.', { title: 'a'.repeat(201) }],
    ['Write it on one line, without control characters.', { title: 'Phishing\nof ministries' }],
    ['Write it on one line, without control characters.', { title: 'Phishing \u001b[2J of ministries' }],
    ['Write it on one line, without control characters.', { sectors: ['health\u2028care'] }],
    ['A summary has at most 20,000 characters.', { summary: 'a'.repeat(20_001) }],
    ['A reference names a source, an address or an id.', { externalReferences: [{}] }],
    [
      'Write a reference as {"url": "https://cert.example/7"}.',
      { externalReferences: ['https://a.example'] },
    ],
    ['A reference is an http or https address.', { externalReferences: [{ url: 'javascript:alert(1)' }] }],
    ['A time is ISO 8601 with a zone, for example 2026-11-24T06:42:18.000Z.', { detectedAt: 'yesterday' }],
    [
      'A time is ISO 8601 with a zone, for example 2026-11-24T06:42:18.000Z.',
      { detectedAt: '2026-02-30T00:00:00Z' },
    ],
  ])('says: %s', (sentence, said) => {
    expect(complaint(NewCase.safeParse({ ...newCase, ...said }))).toBe(sentence);
  });

  it.each([{ source: 'EuRepoC' }, { url: 'https://example.org/1' }, { externalId: 'A-1' }])(
    'takes %o for a reference',
    (one) => {
      expect(NewCase.parse({ ...newCase, externalReferences: [one] }).externalReferences).toEqual([one]);
    },
  );

  it('knows no other key', () => {
    expect(NewCase.safeParse({ ...newCase, lead: SG }).success).toBe(false);
  });
});

it('changes a header in at least one field', () => {
  expect(ChangeHeader.parse({ severity: 'low' })).toEqual({ severity: 'low' });
  expect(complaint(ChangeHeader.safeParse({}))).toBe('Name at least one field to change.');
  expect(ChangeHeader.safeParse({ occurredAt: '2026-11-23T08:30:00Z' }).success).toBe(false);
});

it('wants a text', () => {
  expect(complaint(PostUpdate.safeParse({ text: '  ' }))).toBe('Write something first.');
  expect(complaint(PostUpdate.safeParse({ text: 'a'.repeat(20_001) }))).toBe(
    'A text has at most 20,000 characters.',
  );
  expect(PostUpdate.parse({ text: ' Seen. ', recipients: [SG] })).toEqual({
    text: 'Seen.',
    recipients: [SG],
  });
  expect(PostUpdate.safeParse({ text: 'Seen.', recipients: [] }).success).toBe(false);
});

it('invites in every role but the lead’s', () => {
  for (const role of ['affected', 'assisting', 'informed'])
    expect(Invite.safeParse({ organizationId: SG, role }).success).toBe(true);
  expect(Invite.safeParse({ organizationId: SG, role: 'lead' }).success).toBe(false);
});

it('answers with every state but those of the requester', () => {
  for (const state of ['acknowledged', 'accepted', 'declined', 'in-progress', 'delivered', 'closed'])
    expect(AnswerRequest.safeParse({ state }).success).toBe(true);
  for (const state of ['requested', 'cancelled'])
    expect(AnswerRequest.safeParse({ state }).success).toBe(false);
});

it.each(['', 'a b', 'é', 'x'.repeat(65)])('takes %o for no id', (id) => {
  expect(complaint(Correct.safeParse({ corrects: id, text: 'So.' }))).toBe(
    'An id is 1 to 64 letters, digits, - or _.',
  );
});
