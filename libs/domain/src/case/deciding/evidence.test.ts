import { AddEvidence, RecordCustody, type Held, type StoredFile } from '../commands.js';
import { decide } from '../decide.js';
import { participant, type CaseView } from '../view.js';
import * as given from '../../testing/samples.js';
import {
  acting,
  agreement,
  MY,
  opened,
  PH,
  refusalOf,
  SG,
  theEvidence,
  viewAfter,
} from '../../testing/samples.js';

/** Files as evidence, and the chain of custody of each. */

const papers = [agreement([PH, SG]), agreement([PH, MY], { ceiling: 'TLP:GREEN' })];
const file: StoredFile = { size: 2_048, sha256: 'e'.repeat(64), mediaType: 'application/gzip' };
const amber = { tlp: 'TLP:AMBER' } as const;
const view = viewAfter(
  opened(PH),
  given.invited(PH, SG),
  given.accepted(SG),
  given.invited(PH, MY),
  given.accepted(MY),
);
const invited = viewAfter(opened(PH), given.invited(PH, SG));
const left = viewAfter(opened(PH), given.invited(PH, SG), given.accepted(SG), given.withdrew(SG));
const over: CaseView = { ...view, status: 'closed' };

const add = (from: CaseView, input: AddEvidence, by = PH, arrived = file) =>
  decide(from, { type: 'add-evidence', id: theEvidence, input, file: arrived }, acting(by, ...papers));
const ofPH: Held = { owner: PH, marking: { ...amber, pap: 'PAP:AMBER', recipients: [SG] } };
const keep = (from: CaseView, by = PH, evidence = ofPH) =>
  decide(
    from,
    {
      type: 'record-custody',
      id: theEvidence,
      evidence,
      input: { act: 'transferred', text: 'To the court.' },
    },
    acting(by, ...papers),
  );
const take = (from: CaseView, by = PH, evidence = ofPH) =>
  decide(
    from,
    { type: 'record-access', evidence: [{ id: theEvidence, ...evidence }] },
    acting(by, ...papers),
  );

describe('evidence', () => {
  it('is recorded as it arrived, marked as the case unless its owner chooses', () => {
    expect(add(view, { name: 'proxy.log.gz', description: '' })).toEqual([
      { type: 'evidence-added', data: { id: theEvidence, name: 'proxy.log.gz', ...file }, marking: amber },
    ]);
    const chosen = { tlp: 'TLP:GREEN', pap: 'PAP:CLEAR', recipients: [MY] } as const;
    const input = { name: 'a', sha256: file.sha256, description: 'A log.', ...chosen, recipients: [MY] };
    expect(add(view, input)).toEqual([
      {
        ...{ type: 'evidence-added', marking: chosen },
        data: { id: theEvidence, name: 'a', ...file, description: 'A log.' },
      },
    ]);
  });

  it('is refused when it is empty or not the file announced', () => {
    expect(refusalOf(() => add(view, { name: 'a' }, PH, { ...file, size: 0 })).code).toBe('file-empty');
    const other = refusalOf(() => add(view, { name: 'a', sha256: '0'.repeat(64) }));
    expect(other.code).toBe('hash-differs');
    expect(other.sentence).toContain(file.sha256);
  });

  it('needs an accepted participant, an open case and recipients who get it', () => {
    expect(refusalOf(() => add(invited, { name: 'a' }, SG)).code).toBe('not-accepted-yet');
    expect(refusalOf(() => add(left, { name: 'a' }, SG)).code).toBe('not-a-participant');
    expect(refusalOf(() => add(over, { name: 'a' })).code).toBe('case-closed');
    expect(refusalOf(() => add(view, { name: 'a', recipients: [MY] })).code).toBe('would-not-reach');
  });
});

describe('the name of a file', () => {
  it.each(['memory dump.raw', 'журнал.log', '証拠.zip', 'a..b', '.bash_history', '"; rm -rf'])(
    'may be %s',
    (name) => {
      expect(AddEvidence.safeParse({ name }).success).toBe(true);
    },
  );

  it.each([
    '',
    ' ',
    '..',
    '../passwd',
    'a/b',
    'c:\\boot',
    'a\u0000b',
    'a\nb',
    'invoice\u202Efdp.exe',
    'x'.repeat(201),
  ])('may not be %j', (name) => {
    expect(AddEvidence.safeParse({ name }).success).toBe(false);
  });
});

describe('custody', () => {
  const data = { id: theEvidence, act: 'transferred', text: 'To the court.' };

  it('told by the owner goes where the evidence goes', () => {
    expect(keep(view)).toEqual([{ type: 'custody-recorded', data, marking: ofPH.marking }]);
  });

  it('told by another goes to the owner alone', () => {
    const marking = { ...amber, pap: 'PAP:AMBER', recipients: [PH] };
    expect(keep(view, SG)).toEqual([{ type: 'custody-recorded', data, marking }]);
    expect(keep(view, SG, { owner: PH, marking: amber })[0]?.marking).toEqual({ ...amber, recipients: [PH] });
    expect(refusalOf(() => keep(view, MY)).code).toBe('would-not-reach');
  });

  it('goes on when the case is closed, for those who take part', () => {
    expect(keep(over)).toHaveLength(1);
    expect(refusalOf(() => keep(left, SG)).code).toBe('not-a-participant');
  });

  it('is kept of nothing that one does not have', () => {
    const none = { id: theEvidence, evidence: undefined };
    const input = { act: 'noted', text: 'Sealed.' } as const;
    const command = { type: 'record-custody', ...none, input } as const;
    expect(refusalOf(() => decide(view, command, acting(PH))).code).toBe('not-found');
    expect(RecordCustody.safeParse({ act: 'accessed', text: 'Forged.' }).success).toBe(false);
  });

  it('of taking the file out is told to its owner, whoever has left since and whatever the papers cover', () => {
    const accessed = { id: theEvidence, act: 'accessed' };
    const marking = { ...amber, pap: 'PAP:AMBER', recipients: [PH] };
    for (const [from, by] of [
      [view, SG],
      [left, SG],
      [view, MY],
    ] as const)
      expect(take(from, by)).toEqual([{ type: 'custody-recorded', data: accessed, marking }]);
  });

  it('of taking out one’s own stays in the house', () => {
    expect(take(view)).toMatchObject([{ marking: { tlp: 'TLP:RED' } }]);
  });

  it('brings nobody back into the case who has left', () => {
    const after = viewAfter(
      ...[opened(PH), given.invited(PH, SG), given.accepted(SG), given.evidence(PH)],
      ...[given.withdrew(SG), given.accessed(SG, PH)],
    );
    expect(participant(after, SG)?.state).toBe('withdrawn');
  });
});
