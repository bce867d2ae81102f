import * as given from '../testing/samples.js';
import { corrected, eventId, history, minute, opened, PH, SG, update } from '../testing/samples.js';
import { readPage } from './page.js';

/** The words of a case, as the entries of a book tell them. */

it('gathers updates, indicators, requests and answers', () => {
  const page = readPage(
    history(
      ...[opened(PH), update(SG, { tlp: 'TLP:GREEN' }), given.indicator(PH), given.requested(PH, SG)],
      ...[given.answered(SG, PH, 'acknowledged'), given.answered(SG, PH, 'delivered', 'It is down.')],
    ),
  );
  expect(page.updates).toEqual([
    {
      ...{ id: eventId(2), author: { organization: SG, actor: 'someone' } },
      ...{ text: 'Seen here too.', tlp: 'TLP:GREEN', at: minute(2) },
    },
  ]);
  expect(page.indicators).toEqual([
    {
      ...{ id: eventId(3), author: { organization: PH, actor: 'someone' }, tlp: 'TLP:AMBER', at: minute(3) },
      ...{ type: 'domain-name', value: 'evil.example', note: 'Calls home hourly.' },
    },
  ]);
  expect([...page.requestTexts]).toEqual([[given.theRequest, 'Please take it down.']]);
  expect([...page.answers]).toEqual([
    [
      given.theRequest,
      [
        { text: '', at: minute(5), state: 'acknowledged' },
        { text: 'It is down.', at: minute(6), state: 'delivered' },
      ],
    ],
  ]);
});

it('gathers evidence with its chain of custody', () => {
  const added = given.evidence(PH);
  const events = history(added, given.accessed(SG, PH), corrected(PH, 1, 'Of two nights.'));
  expect(readPage(history(given.accessed(SG, PH))).evidence).toEqual([]);
  expect(readPage(events).evidence).toEqual([
    {
      ...added.data,
      ...{
        event: eventId(1),
        author: { organization: PH, actor: 'someone' },
        tlp: 'TLP:AMBER',
        at: minute(1),
      },
      description: 'Of two nights.',
      custody: [
        { id: eventId(2), author: { organization: SG, actor: 'someone' }, at: minute(2), act: 'accessed' },
      ],
    },
  ]);
});

it('says which update is a lesson', () => {
  const lesson = { ...update(PH), data: { text: 'Keep backups apart.', lesson: true } };
  expect(readPage(history(opened(PH), lesson)).updates).toMatchObject([
    { text: 'Keep backups apart.', lesson: true },
  ]);
});

it('reads the entries in the order in which they happened, not of their arrival', () => {
  const events = history(update(PH, undefined, 'first'), update(PH, undefined, 'second'));
  expect(readPage(events.toReversed()).updates.map(({ text }) => text)).toEqual(['first', 'second']);
});

describe('a correction', () => {
  it('stands in the place of the text that it corrects', () => {
    const page = readPage(
      history(
        ...[
          update(SG),
          given.indicator(SG),
          given.requested(SG, PH),
          given.answered(SG, PH, 'accepted', 'Now.'),
        ],
        ...[1, 2, 3, 4].map((place) => corrected(SG, place, `corrected ${place}`)),
      ),
    );
    expect(page.updates).toEqual([
      expect.objectContaining({ id: eventId(1), text: 'corrected 1', at: minute(1), correctedAt: minute(5) }),
    ]);
    expect(page.indicators[0]).toMatchObject({ value: 'evil.example', note: 'corrected 2' });
    expect([...page.requestTexts.values()]).toEqual(['corrected 3']);
    expect([...page.answers.values()]).toEqual([[{ text: 'corrected 4', at: minute(4), state: 'accepted' }]]);
  });

  it('is overtaken by a later one, in whatever order they arrive', () => {
    const events = history(update(SG), corrected(SG, 1, 'once'), corrected(SG, 1, 'twice'));
    for (const some of [events, events.toReversed()])
      expect(readPage(some).updates).toMatchObject([{ text: 'twice', correctedAt: minute(3) }]);
  });

  it('counts only from the owner of the text', () => {
    const [, , ...rest] = history(opened(PH), opened(PH), update(SG), corrected(PH, 3, 'forged'));
    expect(readPage(rest).updates).toMatchObject([{ text: 'Seen here too.' }]);
  });

  it('of another does not hide the owner’s', () => {
    const page = readPage(history(update(SG), corrected(SG, 1, 'mine'), corrected(PH, 1, 'forged')));
    expect(page.updates).toMatchObject([{ text: 'mine' }]);
  });

  it('of what was never given corrects nothing', () => {
    expect(readPage(history(corrected(SG, 9))).updates).toEqual([]);
  });
});
