import type { Agreement, Scope } from '../agreement/agreement.js';
import { EventId, type OrganizationId } from '../ids.js';
import { publicationKinds, scopeOfKind, type PublicationKind } from '../publication/content.js';
import type { PublicationEvent } from '../publication/events.js';
import { agreement, MY, now, PH, RU, SG } from '../testing/samples.js';
import { publicationOf } from '../testing/publications.js';
import { verdictOnPublication } from './audience.js';
import { disclose, type Verdict } from './disclose.js';
import type { Marking, Tlp } from './tlp.js';

/** PH publishes; the papers are PH's unless another writes. */
const paper = (parties: OrganizationId[], scope: Scope, said: Partial<Agreement> = {}) =>
  agreement(parties, { scopes: [scope], ...said });
const published = (kind: PublicationKind = 'bulletin'): PublicationEvent => ({
  type: 'publication-published',
  data: { content: publicationOf(kind) },
});
const comment: PublicationEvent = {
  type: 'publication-commented',
  data: { kind: 'bulletin', publisher: PH, text: 'Seen here too.' },
};
const receipt: PublicationEvent = {
  type: 'publication-acknowledged',
  data: { kind: 'bulletin', publisher: PH, edition: EventId.parse('e1') },
};
const withdrawal: PublicationEvent = {
  type: 'publication-withdrawn',
  data: { kind: 'bulletin', reason: 'It was wrong.' },
};

interface Asked {
  owner?: OrganizationId;
  to?: OrganizationId;
  tlp?: Tlp;
  recipients?: OrganizationId[];
  holds?: boolean;
  papers?: Agreement[];
}

function asked(event: PublicationEvent, said: Asked = {}): Verdict {
  const { owner = PH, to = SG, tlp = 'TLP:AMBER', recipients, holds = false, papers = [] } = said;
  const marking: Marking = { tlp, ...(recipients && { recipients }) };
  return disclose({ ...event, owner, marking }, { organization: to, holds }, papers, now);
}

const withheld = (reason: string) => expect.objectContaining({ verdict: 'withhold', reason }) as Verdict;
const under = (given: Agreement) => ({ verdict: 'disclose', basis: 'agreement', agreementId: given.id });

describe('an edition', () => {
  it.each(publicationKinds)('of a %s needs an agreement with its scope, and no other', (kind) => {
    const scope = scopeOfKind[kind];
    const right = paper([PH, SG], scope);
    expect(asked(published(kind), { papers: [right] })).toEqual(under(right));
    const wrong = paper([PH, SG], 'mutual-response');
    expect(asked(published(kind), { papers: [wrong] })).toEqual({
      ...{ verdict: 'withhold', reason: 'scope-not-covered', agreementId: wrong.id, scope },
    });
    expect(asked(published(kind))).toEqual(withheld('no-agreement'));
  });

  it('is its publisher’s own, whatever there is', () => {
    expect(asked(published(), { to: PH })).toEqual({ verdict: 'disclose', basis: 'owner' });
  });

  it('goes to anybody when it is TLP:CLEAR', () => {
    expect(asked(published(), { tlp: 'TLP:CLEAR', to: RU })).toEqual({
      verdict: 'disclose',
      basis: 'public',
    });
  });

  it('does not go beyond the ceiling, nor under a paper that rests', () => {
    const low = paper([PH, SG], 'threat-information', { ceiling: 'TLP:GREEN' });
    expect(asked(published(), { papers: [low] })).toEqual(withheld('ceiling-exceeded'));
    const suspended = paper([PH, SG], 'threat-information', {
      suspensions: [{ by: SG, reason: 'Elections.', since: now }],
    });
    expect(asked(published(), { papers: [suspended] })).toEqual(withheld('agreement-not-active'));
  });

  it('goes to those named alone, and TLP:RED to nobody who is not', () => {
    const papers = [SG, MY].map((party) => paper([PH, party], 'threat-information', { ceiling: 'TLP:RED' }));
    const named = { papers, recipients: [MY] };
    expect(asked(published(), named)).toEqual(withheld('not-named'));
    expect(asked(published(), { ...named, to: MY }).verdict).toBe('disclose');
    expect(asked(published(), { papers, tlp: 'TLP:RED' })).toEqual(withheld('not-named'));
  });

  it('is asked about by its composer as it will be decided', () => {
    const given = paper([PH, SG], 'threat-information');
    const draft = { ...published(), marking: { tlp: 'TLP:AMBER' } } as const;
    expect(verdictOnPublication(draft, PH, { organization: SG }, [given], now)).toEqual(under(given));
    expect(verdictOnPublication(draft, PH, { organization: MY }, [given], now)).toEqual(
      withheld('no-agreement'),
    );
  });
});

describe('what follows on an edition', () => {
  const given = paper([PH, SG], 'threat-information');

  it.each([withdrawal, comment])('goes to those alone who hold one: $type', (event) => {
    expect(asked(event, { papers: [given] })).toEqual(withheld('not-a-participant'));
    expect(asked(event, { papers: [given], holds: true })).toEqual(under(given));
  });

  it('takes whoever holds a TLP:RED publication for named when it is withdrawn, and not in a comment', () => {
    const papers = [paper([PH, SG], 'threat-information', { ceiling: 'TLP:RED' })];
    const said = { papers, tlp: 'TLP:RED', holds: true } as const;
    expect(asked(withdrawal, said).verdict).toBe('disclose');
    expect(asked(comment, said)).toEqual(withheld('not-named'));
  });

  it('tells the publisher alone who has read it', () => {
    const papers = [paper([SG, MY, PH], 'threat-information')];
    expect(asked(receipt, { owner: SG, to: PH, holds: true })).toEqual({
      verdict: 'disclose',
      basis: 'participation',
    });
    expect(asked(receipt, { owner: SG, to: MY, holds: true, papers })).toEqual(withheld('not-a-participant'));
  });

  it('tells a third reader that another was given it only where one agreement binds the three', () => {
    const said = { owner: SG, to: MY, holds: true } as const;
    const two = paper([SG, MY], 'threat-information');
    expect(asked(comment, { ...said, papers: [two, given] })).toEqual(withheld('confidential-roster'));
    const three = paper([SG, MY, PH], 'threat-information');
    expect(asked(comment, { ...said, papers: [two, three] })).toEqual(under(two));
    const other = paper([SG, MY, PH], 'research');
    expect(asked(comment, { ...said, papers: [two, other] })).toEqual(withheld('confidential-roster'));
    expect(asked(comment, { ...said, to: PH, papers: [given] })).toEqual(under(given));
    const open = { ...said, to: PH, tlp: 'TLP:CLEAR' } as const;
    expect(asked(comment, open)).toEqual({ verdict: 'disclose', basis: 'public' });
  });
});
