import { AskAudience } from '../case/commands.js';
import { caseEventKinds, concernedBy } from '../case/events.js';
import {
  accepted,
  agreement,
  invited,
  MY,
  now,
  opened,
  PH,
  RU,
  SG,
  update,
  viewAfter,
} from '../testing/samples.js';
import { audience, draftInQuestion, verdictFor } from './audience.js';

describe('audience', () => {
  const view = viewAfter(
    opened(PH),
    invited(PH, SG),
    accepted(SG),
    invited(PH, MY),
    invited(PH, RU),
    accepted(RU),
  );
  const papers = [agreement([PH, SG]), agreement([PH, RU], { ceiling: 'TLP:GREEN' }), agreement([PH, MY])];

  it('says for everyone known to take part, but the author, whether it gets the draft', () => {
    expect(audience(view, update(PH), PH, papers, now)).toEqual([
      { organization: MY, verdict: 'withhold', reason: 'not-accepted-yet' },
      {
        ...{ organization: RU, verdict: 'withhold', reason: 'ceiling-exceeded' },
        ...{ ceiling: 'TLP:GREEN', agreementId: 'PH-RU' },
      },
      { organization: SG, verdict: 'disclose', basis: 'agreement', agreementId: 'PH-SG' },
    ]);
  });

  it('follows the marking', () => {
    const to = audience(view, update(PH, { tlp: 'TLP:GREEN' }), PH, papers, now);
    expect(
      to.filter(({ verdict }) => verdict === 'disclose').map(({ organization }) => organization),
    ).toEqual([RU, SG]);
  });

  it('takes the author for the owner, whoever it is', () => {
    expect(audience(view, update(PH), SG, papers, now)).toContainEqual({
      ...{ organization: PH, verdict: 'disclose', basis: 'agreement', agreementId: 'PH-SG' },
    });
  });

  it('knows the lead, to whom all that is about participation goes', () => {
    const withdrawal = { type: 'participant-withdrew', data: {}, marking: { tlp: 'TLP:RED' } } as const;
    expect(audience(view, withdrawal, SG, [], now)).toEqual([
      { organization: MY, verdict: 'withhold', reason: 'not-accepted-yet' },
      { organization: PH, verdict: 'disclose', basis: 'participation' },
      { organization: RU, verdict: 'withhold', reason: 'not-named' },
    ]);
  });

  it('counts whom the author does not see as nobody', () => {
    expect(verdictFor(viewAfter(opened(PH)), update(PH), PH, SG, papers, now)).toEqual({
      ...{ verdict: 'withhold', reason: 'not-a-participant' },
    });
  });
});

describe('the draft that a question stands for', () => {
  const kinds = AskAudience.shape.kind.options;

  it.each(kinds)('is about %s', (kind) => {
    const draft = draftInQuestion({ kind, tlp: 'TLP:GREEN', recipients: [MY], subject: SG }, PH);
    expect(draft.marking).toEqual({ tlp: 'TLP:GREEN', recipients: [MY] });
    const general = { participation: 'participation', content: 'content', header: 'header' } as const;
    if (kind in general) expect(caseEventKinds[draft.type]).toBe(kind);
    else expect(draft.type).toBe(types[kind]);
  });

  const types: Partial<Record<(typeof kinds)[number], string>> = {
    update: 'update-posted',
    indicator: 'update-posted',
    'assistance-request': 'assistance-requested',
    'assistance-response': 'assistance-answered',
    task: 'task-assigned',
    invitation: 'participant-invited',
    correction: 'correction-made',
    'header-changed': 'header-changed',
    'status-changed': 'header-changed',
    'escalation-changed': 'header-changed',
    'participant-invited': 'participant-invited',
    'update-posted': 'update-posted',
    'indicator-added': 'update-posted',
    'correction-made': 'correction-made',
    'assistance-requested': 'assistance-requested',
    'assistance-answered': 'assistance-answered',
    'task-assigned': 'task-assigned',
  };

  it.each(kinds)('names nobody that the question about %s does not name', (kind) => {
    const draft = draftInQuestion({ kind, tlp: 'TLP:AMBER' }, PH);
    expect(draft.marking).toEqual({ tlp: 'TLP:AMBER' });
    expect([undefined, PH]).toContain(concernedBy(draft));
  });

  it.each(['assistance-request', 'assistance-response', 'task'] as const)(
    'names the subject of %s that is TLP:RED, unless it names others',
    (kind) => {
      const named = draftInQuestion({ kind, tlp: 'TLP:RED', subject: SG }, PH);
      expect(named.marking).toEqual({ tlp: 'TLP:RED', recipients: [SG] });
      const others = draftInQuestion({ kind, tlp: 'TLP:RED', subject: SG, recipients: [MY] }, PH);
      expect(others.marking).toEqual({ tlp: 'TLP:RED', recipients: [MY] });
      expect(draftInQuestion({ kind, tlp: 'TLP:RED' }, PH).marking).toEqual({ tlp: 'TLP:RED' });
      const lower = draftInQuestion({ kind, tlp: 'TLP:AMBER+STRICT', subject: SG }, PH);
      expect(lower.marking).toEqual({ tlp: 'TLP:AMBER+STRICT' });
    },
  );

  it.each(['invitation', 'assistance-request', 'assistance-response', 'task', 'correction'] as const)(
    'concerns the subject of %s, of whom others may not hear',
    (kind) => {
      const view = viewAfter(opened(PH), invited(PH, SG), accepted(SG), invited(PH, MY), accepted(MY));
      const draft = draftInQuestion({ kind, tlp: 'TLP:AMBER', subject: SG }, PH);
      const to = audience(view, draft, PH, [agreement([PH, SG]), agreement([PH, MY])], now);
      expect(to).toEqual([
        { organization: MY, verdict: 'withhold', reason: 'confidential-roster' },
        expect.objectContaining({ organization: SG, verdict: 'disclose' }),
      ]);
    },
  );
});
