import { PH } from '../testing/samples.js';
import {
  RecordDocument,
  RenewAgreement,
  SignAgreement,
  SuspendAgreement,
  TerminateAgreement,
} from './commands.js';

it('wants a reason in a few words', () => {
  for (const command of [SuspendAgreement, TerminateAgreement]) {
    expect(command.parse({ reason: ' Elections. ' })).toEqual({ reason: 'Elections.' });
    expect(command.safeParse({ reason: ' x ' }).error?.issues[0]?.message).toBe(
      'Give the reason in a few words.',
    );
  }
});

it('reads a notice date in any zone as UTC', () => {
  expect(
    TerminateAgreement.parse({ reason: 'Over.', effectiveAt: '2026-12-01T08:00:00+08:00' }).effectiveAt,
  ).toBe('2026-12-01T00:00:00.000Z');
});

it('reads a signature, also on behalf of another', () => {
  expect(SignAgreement.parse({})).toEqual({});
  expect(SignAgreement.parse({ onBehalfOf: PH, evidence: 'Scan 12' })).toEqual({
    onBehalfOf: PH,
    evidence: 'Scan 12',
  });
});

it('reads the fingerprint of a document in lower case, and of nothing empty', () => {
  const document = { sha256: 'AB'.repeat(32), name: ' signed.pdf ', bytes: 7 };
  expect(RecordDocument.parse(document)).toEqual({ sha256: 'ab'.repeat(32), name: 'signed.pdf', bytes: 7 });
  for (const wrong of [{ sha256: 'ab'.repeat(31) }, { sha256: 'xy'.repeat(32) }, { name: ' ' }, { bytes: 0 }])
    expect(RecordDocument.safeParse({ ...document, ...wrong }).success).toBe(false);
});

it('reads a new term and knows no other key', () => {
  expect(RenewAgreement.parse({ effectiveUntil: '2030-01-01T00:00:00Z', title: ' Renewed ' })).toEqual({
    effectiveUntil: '2030-01-01T00:00:00.000Z',
    title: 'Renewed',
  });
  expect(
    RenewAgreement.safeParse({ effectiveUntil: '2030-01-01T00:00:00Z', ceiling: 'TLP:RED' }).success,
  ).toBe(false);
});
