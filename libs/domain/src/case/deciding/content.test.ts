import type { AddIndicator, Corrected, PostUpdate } from '../commands.js';
import { decide } from '../decide.js';
import type { CaseView } from '../view.js';
import * as given from '../../testing/samples.js';
import {
  acting,
  agreement,
  eventId,
  MY,
  opened,
  PH,
  refusalOf,
  SG,
  viewAfter,
} from '../../testing/samples.js';

/** What any participant writes: updates, indicators and corrections. */

const papers = [agreement([PH, SG]), agreement([PH, MY], { ceiling: 'TLP:GREEN' })];
const marking = { tlp: 'TLP:AMBER' } as const;
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

const post = (from: CaseView, input: PostUpdate, by = PH) =>
  decide(from, { type: 'post-update', input }, acting(by, ...papers));
const add = (from: CaseView, input: AddIndicator, by = PH) =>
  decide(from, { type: 'add-indicator', input }, acting(by, ...papers));

describe('an update', () => {
  it('takes the marking of the case', () => {
    expect(post(view, { text: 'Seen here.' })).toEqual([
      { type: 'update-posted', data: { text: 'Seen here.' }, marking },
    ]);
    expect(post({ ...view, pap: 'PAP:AMBER' }, { text: 'Seen here.' }, SG)[0]?.marking).toEqual({
      ...{ tlp: 'TLP:AMBER', pap: 'PAP:AMBER' },
    });
  });

  it('takes the marking that its author chooses', () => {
    const chosen = { tlp: 'TLP:GREEN', pap: 'PAP:CLEAR' } as const;
    expect(post({ ...view, pap: 'PAP:AMBER' }, { text: 'Seen here.', ...chosen })[0]?.marking).toEqual(
      chosen,
    );
  });

  it('names its recipients once, in order', () => {
    const recipients = [SG, MY, SG];
    const [draft] = post(view, { text: 'For you.', tlp: 'TLP:GREEN', recipients });
    expect(draft?.marking).toEqual({ tlp: 'TLP:GREEN', recipients: [MY, SG] });
    expect(recipients).toEqual([SG, MY, SG]);
  });

  it('may name its author among the recipients', () => {
    expect(post(view, { text: 'For you.', recipients: [PH, SG] })[0]?.marking.recipients).toEqual([PH, SG]);
  });

  it('is refused when a recipient would not get it, and says why', () => {
    expect(refusalOf(() => post(view, { text: 'For you.', recipients: [SG, MY] }))).toMatchObject({
      code: 'would-not-reach',
      sentence: 'The agreement with CERT-MY covers up to TLP:GREEN: lower the marking or leave CERT-MY out.',
    });
    expect(refusalOf(() => post(view, { text: 'For you.', recipients: [given.RU] })).sentence).toContain(
      'does not take part',
    );
  });

  it('needs acceptance, and participation that lasts', () => {
    expect(refusalOf(() => post(invited, { text: 'Early.' }, SG)).code).toBe('not-accepted-yet');
    expect(refusalOf(() => post(left, { text: 'Late.' }, SG)).code).toBe('not-a-participant');
  });

  it('is not added to a closed case, but as a lesson', () => {
    expect(refusalOf(() => post(over, { text: 'One more thing.' })).code).toBe('case-closed');
    expect(post(over, { text: 'Keep backups apart.', lesson: true })).toEqual([
      { type: 'update-posted', data: { text: 'Keep backups apart.', lesson: true }, marking },
    ]);
    expect(refusalOf(() => post({ ...left, status: 'closed' }, { text: 'x', lesson: true }, SG)).code).toBe(
      'not-a-participant',
    );
  });
});

describe('an indicator', () => {
  it('is recorded in its normal form, with what is said of it', () => {
    const input: AddIndicator = {
      ...{ type: 'domain-name', value: 'Evil[.]Example', note: 'Calls home.', toBlock: true },
      ...{ firstSeen: given.minute(1), lastSeen: given.minute(1), tlp: 'TLP:GREEN', recipients: [SG] },
    };
    expect(add(view, input)).toEqual([
      {
        type: 'indicator-added',
        data: {
          ...{ type: 'domain-name', value: 'evil.example', note: 'Calls home.', toBlock: true },
          ...{ firstSeen: given.minute(1), lastSeen: given.minute(1) },
        },
        marking: { tlp: 'TLP:GREEN', recipients: [SG] },
      },
    ]);
  });

  it('says nothing of what is not said', () => {
    const input: AddIndicator = { type: 'ipv4-addr', value: '198.51.100.7', note: '', toBlock: false };
    expect(add(view, input)).toEqual([
      { type: 'indicator-added', data: { type: 'ipv4-addr', value: '198.51.100.7' }, marking },
    ]);
  });

  it('is refused when it is none of its type', () => {
    const refusal = refusalOf(() => add(view, { type: 'ipv4-addr', value: '198.51.100.700' }));
    expect(refusal.code).toBe('indicator-not-valid');
    expect(refusal.sentence.length).toBeGreaterThan(10);
  });

  it('is refused when last seen before it was first seen', () => {
    const seen = { firstSeen: given.minute(2), lastSeen: given.minute(1) };
    expect(refusalOf(() => add(view, { type: 'ipv4-addr', value: '198.51.100.7', ...seen })).code).toBe(
      'indicator-not-valid',
    );
    for (const only of [{ firstSeen: given.minute(2) }, { lastSeen: given.minute(1) }])
      expect(add(view, { type: 'ipv4-addr', value: '198.51.100.7', ...only })[0]?.data).toMatchObject(only);
  });

  it('needs an accepted participant, an open case and recipients who get it', () => {
    const input: AddIndicator = { type: 'ipv4-addr', value: '198.51.100.7' };
    expect(refusalOf(() => add(invited, input, SG)).code).toBe('not-accepted-yet');
    expect(refusalOf(() => add(left, input, SG)).code).toBe('not-a-participant');
    expect(refusalOf(() => add(over, input)).code).toBe('case-closed');
    expect(refusalOf(() => add(view, { ...input, recipients: [MY] })).code).toBe('would-not-reach');
  });
});

describe('a correction', () => {
  const input = { corrects: eventId(4), text: 'Not seen here after all.' };
  const correct = (from: CaseView, original: Corrected | undefined) =>
    decide(from, { type: 'correct', input, original }, acting(PH));

  it.each(['update-posted', 'indicator-added', 'assistance-requested', 'assistance-answered'])(
    'goes where the %s that it corrects may go, whatever the case is marked by now',
    (type) => {
      const original = { type, marking: { tlp: 'TLP:RED' as const, recipients: [SG] }, concerns: SG };
      expect(correct({ ...over, tlp: 'TLP:CLEAR' }, original)).toEqual([
        { type: 'correction-made', data: { ...input, concerns: SG }, marking: original.marking },
      ]);
    },
  );

  it('concerns nobody where the original did not', () => {
    expect(correct(view, { type: 'update-posted', marking })).toEqual([
      { type: 'correction-made', data: input, marking },
    ]);
  });

  it('corrects nothing but a text of one’s own', () => {
    expect(refusalOf(() => correct(view, undefined)).code).toBe('nothing-to-correct');
    for (const type of ['status-changed', 'correction-made', 'task-assigned'])
      expect(refusalOf(() => correct(view, { type, marking })).code).toBe('not-correctable');
  });

  it('is for participants', () => {
    const command = {
      type: 'correct',
      input,
      original: { type: 'update-posted', marking: { tlp: 'TLP:AMBER' } },
    } as const;
    expect(refusalOf(() => decide(left, command, acting(SG))).code).toBe('not-a-participant');
  });
});
