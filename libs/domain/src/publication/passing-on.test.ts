import type { RecordedCaseEvent } from '../case/events.js';
import { history, indicator, marked, PH, refusalOf, SG } from '../testing/samples.js';
import { indicatorForBulletin } from './passing-on.js';

type Added = Extract<RecordedCaseEvent, { type: 'indicator-added' }>;

function added(happening: ReturnType<typeof indicator>): Added {
  const [event] = history(happening);
  if (event?.type !== 'indicator-added') throw new Error('No indicator was added.');
  return event;
}

const own = { type: 'domain-name', value: 'evil.example', note: 'Calls home hourly.' };

it('carries one’s own, whatever it was marked', () => {
  for (const tlp of ['TLP:RED', 'TLP:AMBER', 'TLP:CLEAR'] as const)
    expect(indicatorForBulletin(added(marked(indicator(PH), { tlp })), PH)).toEqual(own);
});

it('carries that of another only when its owner marked it TLP:CLEAR', () => {
  expect(indicatorForBulletin(added(marked(indicator(SG), { tlp: 'TLP:CLEAR' })), PH)).toEqual(own);
  const green = added(marked(indicator(SG), { tlp: 'TLP:GREEN' }));
  expect(refusalOf(() => indicatorForBulletin(green, PH))).toMatchObject({
    code: 'not-the-owner',
    sentence: 'evil.example belongs to another organisation: only its owner passes it on.',
  });
});

it('says nothing of a note where there is none', () => {
  const event = added(indicator(PH));
  const { note: _, ...data } = event.data;
  expect(indicatorForBulletin({ ...event, data }, PH)).toEqual({
    type: 'domain-name',
    value: 'evil.example',
  });
});
