import type { AgreementEvent } from '../agreement/events.js';
import { termsOf } from '../agreement/terms-of.js';
import { agreement, now, PH, SG } from '../testing/samples.js';
import { disclose } from './disclose.js';

/** The events of an agreement reach its parties from the proposal on; before that, the drafter alone. */

const terms = termsOf(agreement([PH, SG]));
const marking = { tlp: 'TLP:AMBER' } as const;
const verdict = (event: AgreementEvent, reader: Parameters<typeof disclose>[1]) =>
  disclose({ ...event, owner: PH, marking }, reader, [], now);

const drafts: AgreementEvent[] = [
  { type: 'agreement-drafted', data: terms },
  { type: 'agreement-changed', data: terms },
];
const fromTheProposalOn: AgreementEvent[] = [
  { type: 'agreement-proposed', data: terms },
  { type: 'agreement-signed', data: {} },
  {
    type: 'agreement-document-recorded',
    data: { sha256: 'ab'.repeat(32), name: 'signed.pdf', bytes: 48_120 },
  },
  { type: 'agreement-suspended', data: { reason: 'Elections.' } },
  { type: 'agreement-resumed', data: {} },
  { type: 'agreement-terminated', data: { reason: 'Superseded.' } },
];

it.each([...drafts, ...fromTheProposalOn])('gives the one that acts its own $type', (event) => {
  expect(verdict(event, { organization: PH, party: true })).toEqual({ verdict: 'disclose', basis: 'owner' });
});

it.each(fromTheProposalOn)('gives a party $type', (event) => {
  expect(verdict(event, { organization: SG, party: true })).toEqual({
    verdict: 'disclose',
    basis: 'participation',
  });
});

it.each(drafts)('keeps $type from a party to be', (event) => {
  expect(verdict(event, { organization: SG, party: true })).toEqual({
    verdict: 'withhold',
    reason: 'not-a-participant',
  });
});

it.each([...drafts, ...fromTheProposalOn])('keeps $type from who is no party', (event) => {
  for (const party of [{ party: false }, {}])
    expect(verdict(event, { organization: SG, ...party })).toEqual({
      verdict: 'withhold',
      reason: 'not-a-participant',
    });
});
