import type { OrganizationId, Tlp } from '@entente/domain';
import { edited, givenBack, inPieces, type DraftUpdate, type SentUpdate } from './unanswered.js';

const [SG, MY] = ['SG' as OrganizationId, 'MY' as OrganizationId];
const draft = (text: string, tlp?: Tlp, ...recipients: OrganizationId[]): DraftUpdate => ({
  ...{ text, recipients, ...(tlp && { tlp }) },
});
const sent = (text: string, tlp?: Tlp, ...recipients: OrganizationId[]): SentUpdate => ({
  ...draft(text, tlp, ...recipients),
  attempt: `of ${text}`,
});
const texts = (one: DraftUpdate) =>
  inPieces(one, () => 'fresh').map(({ text, attempt, tlp }) => [text, attempt, tlp]);
const lost = (since: DraftUpdate, ...all: SentUpdate[]) =>
  all.reduceRight((later, one) => givenBack(later, one, false), since);

describe('an update whose answer was lost', () => {
  it('stands before what was written since, and each is sent as itself, marked as it was', () => {
    const back = lost(draft('Second', 'TLP:RED'), sent('First', 'TLP:GREEN'));
    expect(back.text).toBe('First\n\nSecond');
    expect(texts(back)).toEqual([
      ['First', 'of First', 'TLP:GREEN'],
      ['Second', 'fresh', 'TLP:RED'],
    ]);
  });

  it('is the same attempt alone, among several, and when its writer goes on after it', () => {
    expect(texts(lost(draft(''), sent('First', 'TLP:RED')))).toEqual([['First', 'of First', 'TLP:RED']]);
    const two = lost(draft(''), sent('First'), sent('Second'));
    expect(texts(edited(two, { text: 'First\n\nSecond\n\nThird ' })).map(([, attempt]) => attempt)).toEqual([
      ...['of First', 'of Second', 'fresh'],
    ]);
  });

  it('is part of a new one where its writer changes it or marks it anew, for those alone whom both were for', () => {
    const back = lost(draft('Second', 'TLP:GREEN', SG), sent('First', 'TLP:AMBER', SG, MY));
    expect(inPieces(edited(back, { text: 'Fist\n\nSecond' }), () => 'fresh')).toEqual([
      { text: 'Fist\n\nSecond', tlp: 'TLP:AMBER', recipients: [SG], attempt: 'fresh' },
    ]);
    expect(texts(edited(back, { tlp: 'TLP:RED' }))).toEqual([['First\n\nSecond', 'fresh', 'TLP:RED']]);
    expect(texts(edited(back, { text: '' }))).toEqual([]);
  });
});

describe('several updates whose answers were lost, sent once more', () => {
  it('are known for such, so that where the first is lost again those after it stay what they were', () => {
    const pieces = inPieces(lost(draft('Third'), sent('First'), sent('Second')), () => 'fresh');
    expect(pieces.map(({ attempt, wasLost }) => [attempt, wasLost])).toEqual([
      ...[
        ['of First', true],
        ['of Second', true],
        ['fresh', undefined],
      ],
    ]);
    const again = pieces.reduceRight((later, one) => givenBack(later, one, !one.wasLost), draft(''));
    expect(
      texts(edited(again, { text: `${again.text}, changed` })).map(([text, attempt]) => [text, attempt]),
    ).toEqual([
      ...[
        ['First', 'of First'],
        ['Second', 'of Second'],
        ['Third, changed', 'fresh'],
      ],
    ]);
  });
});

it('does not take what is written after an update for lost, which was lost twice', () => {
  const [once] = inPieces(lost(draft(''), sent('First')), () => 'fresh');
  const twice = once ? givenBack(draft(''), once, false) : draft('');
  const pieces = inPieces(edited(twice, { text: 'First\n\nSecond' }), () => 'fresh');
  expect(pieces.map(({ wasLost }) => wasLost)).toEqual([true, undefined]);
});

describe('an update that was refused', () => {
  it('is one with what was written since, and nobody gets either who was meant for one alone', () => {
    expect(givenBack(draft('Second'), sent('First', 'TLP:RED'), true)).toEqual({
      ...{ text: 'First\n\nSecond', tlp: 'TLP:RED', recipients: [] },
    });
    expect(givenBack(draft('Second', undefined, SG), sent('First', 'TLP:AMBER', MY), true)).toMatchObject({
      ...{ tlp: 'TLP:RED', recipients: [] },
    });
    expect(givenBack(draft(''), sent('First'), true)).toEqual(sent('First'));
  });
});
