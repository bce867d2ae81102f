import { describe, expect, it } from '@jest/globals';
import type { Disclosure } from '../../api/shapes.js';
import { entriesOf, invitedAndAccepted, minute, opening, PH, recordOf, SG } from '../../testing/samples.js';
import { shownAs } from './looking-back.js';

const entries = entriesOf(
  [PH, opening],
  ...invitedAndAccepted(PH, SG),
  [PH, { type: 'update-posted', data: { text: 'For both.' } }],
  [PH, { type: 'update-posted', data: { text: 'For the minister only.' } }],
  [SG, { type: 'update-posted', data: { text: 'From Singapore.' } }],
  [PH, { type: 'status-changed', data: { to: 'triage' } }],
);
const record = recordOf(entries);
const given: Disclosure[] = [0, 1, 3, 6].flatMap((index) => {
  const entry = entries[index];
  return entry ? [{ eventId: entry.event.id, organization: SG, basis: 'agreement', at: entry.at }] : [];
});
const numbers = (of: readonly { number: number }[]) => of.map(({ number }) => number);

describe('A case', () => {
  it('is shown as it stands when nothing else is asked for', () => {
    const shown = shownAs(record, entries, {}, [], PH);
    expect(shown).toEqual({ view: record.view, entries, past: false, moment: null });
  });

  it('is shown as it stood at an entry, with the time of that as its present', () => {
    const shown = shownAs(record, entries, { asOf: 2 }, [], PH);
    expect(numbers(shown.entries)).toEqual([1, 2]);
    expect(shown.view.status).toBe('new');
    expect(shown.view.participants).toMatchObject([
      { organization: PH },
      { organization: SG, state: 'invited' },
    ]);
    expect(shown.moment).toBe(Date.parse(minute(1)));
  });

  it('is shown as another party has it from us: what our ledger says it was given, and nothing of what others said', () => {
    const shown = shownAs(record, entries, { seenBy: SG }, given, PH);
    expect(numbers(shown.entries)).toEqual([1, 2, 4, 7]);
    expect(shown.moment).toBeNull();
  });

  it('knows of the other party what it did itself', () => {
    const { view } = shownAs(record, entries, { seenBy: SG }, given, PH);
    expect(view.participants).toMatchObject([{}, { organization: SG, state: 'accepted' }]);
    expect(view.status).toBe('triage');
  });

  it('is shown through other eyes at another moment', () => {
    const shown = shownAs(record, entries, { asOf: 5, seenBy: SG }, given, PH);
    expect(numbers(shown.entries)).toEqual([1, 2, 4]);
    expect(shown.view.status).toBe('new');
  });
});
