import type { Agreement } from '../agreement/agreement.js';
import { EventId, PublicationId, type OrganizationId } from '../ids.js';
import type { Tlp } from '../sharing/tlp.js';
import { publicationOf } from '../testing/publications.js';
import { agreement, minute, MY, now, PH, refusalOf, RU, SG } from '../testing/samples.js';
import { PublicationContent, publicationKinds } from './content.js';
import { decidePublication } from './decide.js';
import type { PublicationEvent, RecordedPublicationEvent } from './events.js';
import { evolvePublication } from './evolve.js';
import { hasAcknowledged, isCurrent, type Publication, type PublicationCommand } from './publication.js';

const stream = { kind: 'publication', id: PublicationId.parse('p1') } as const;
const content = publicationOf('bulletin');

function happened(
  place: number,
  owner: OrganizationId,
  event: PublicationEvent,
  tlp: Tlp = 'TLP:AMBER',
): RecordedPublicationEvent {
  const id = EventId.parse(`e${place}`);
  return { ...event, id, stream, owner, actor: 'someone', at: minute(place), marking: { tlp } };
}

const published = happened(1, PH, { type: 'publication-published', data: { content } });
const second = publicationOf('bulletin', { title: 'On loaders, corrected' });
const revised = happened(3, PH, { type: 'publication-revised', data: { content: second } }, 'TLP:GREEN');
const acknowledged = (place: number, owner: OrganizationId, edition: EventId) =>
  happened(place, owner, {
    type: 'publication-acknowledged',
    data: { kind: 'bulletin', publisher: PH, edition },
  });
const commented = (place: number, owner: OrganizationId, text: string) =>
  happened(place, owner, { type: 'publication-commented', data: { kind: 'bulletin', publisher: PH, text } });
const withdrawn = happened(9, PH, {
  type: 'publication-withdrawn',
  data: { kind: 'bulletin', reason: 'It was wrong.' },
});

function told(...events: RecordedPublicationEvent[]): Publication {
  const view = events.reduce<Publication | undefined>(evolvePublication, undefined);
  if (!view) throw new Error('Nothing was told.');
  return view;
}

describe('a view', () => {
  it('begins with what was published', () => {
    expect(told(published)).toMatchObject({
      ...{ id: 'p1', publisher: PH, content, tlp: 'TLP:AMBER', edition: 'e1', editions: 1 },
      ...{ publishedAt: minute(1), revisedAt: null, withdrawn: null },
    });
  });

  it('has the newest edition, in whatever order they come', () => {
    const inOrder = told(published, revised);
    expect(inOrder).toMatchObject({
      ...{ content: second, tlp: 'TLP:GREEN', edition: 'e3', editions: 2 },
      ...{ publishedAt: minute(1), revisedAt: minute(3) },
    });
    expect(told(revised, published)).toEqual(inOrder);
  });

  it('begins with a revision where the first edition was not for this reader', () => {
    expect(told(revised)).toMatchObject({
      ...{ publisher: PH, content: second, editions: 1, publishedAt: minute(3), revisedAt: minute(3) },
    });
  });

  it('keeps the first and the latest date of two revisions that come in the other order', () => {
    const third = happened(5, PH, { type: 'publication-revised', data: { content } });
    expect(told(published, third, revised)).toMatchObject({ edition: 'e5', revisedAt: minute(5) });
    expect(told(third, revised)).toMatchObject({ publishedAt: minute(3), revisedAt: minute(5) });
  });

  it('keeps the widest marking that an edition had', () => {
    const red = happened(5, PH, { type: 'publication-revised', data: { content } }, 'TLP:RED');
    for (const [first, ...rest] of [
      [published, revised, red],
      [red, revised, published],
    ])
      expect(told(first ?? published, ...rest)).toMatchObject({ widestTlp: 'TLP:GREEN', tlp: 'TLP:RED' });
  });

  it('knows who has read which edition', () => {
    const view = told(published, acknowledged(2, SG, published.id), revised);
    expect(hasAcknowledged(told(published, acknowledged(2, SG, published.id)), SG)).toBe(true);
    expect(hasAcknowledged(view, SG)).toBe(false);
    expect(hasAcknowledged(told(published, acknowledged(2, SG, published.id)), MY)).toBe(false);
  });

  it('has comments in the order in which they were written', () => {
    const view = told(published, commented(5, SG, 'Second.'), commented(4, PH, 'First.'));
    expect(view.comments.map(({ text, organization }) => [organization, text])).toEqual([
      [PH, 'First.'],
      [SG, 'Second.'],
    ]);
    expect(told(commented(5, SG, 'Of what?')).publisher).toBe(PH);
  });

  it('holds until it is withdrawn or its date has come', () => {
    expect(isCurrent(told(published), now)).toBe(true);
    expect(isCurrent(told(published, withdrawn), now)).toBe(false);
    const dated = { ...told(published), content: publicationOf('bulletin', { validUntil: now }) };
    expect(isCurrent(dated, minute(1))).toBe(true);
    expect(isCurrent(dated, now)).toBe(false);
  });
});

describe('a command', () => {
  const papers = (scope: Agreement['scopes'][number], ...parties: OrganizationId[]) => [
    agreement(parties, { scopes: [scope] }),
  ];
  const act = (
    view: Publication | undefined,
    command: PublicationCommand,
    { by = PH, agreements = papers('threat-information', PH, SG) } = {},
  ) => decidePublication(view, command, { by, at: now, agreements, nameOf: (id) => `CERT-${id}` });
  const refusal = (...given: Parameters<typeof act>) => refusalOf(() => act(...given));
  const publish = (said: object = {}): PublicationCommand => ({
    type: 'publish',
    input: { content, tlp: 'TLP:AMBER', ...said },
  });

  it('publishes, to those named where some are', () => {
    expect(act(undefined, publish())).toEqual([
      { type: 'publication-published', data: { content }, marking: { tlp: 'TLP:AMBER' } },
    ]);
    expect(act(undefined, publish({ recipients: [SG, SG] }))[0]?.marking).toEqual({
      tlp: 'TLP:AMBER',
      recipients: [SG],
    });
  });

  it('names nobody whom it would not reach, and says why', () => {
    expect(refusal(undefined, publish({ recipients: [MY] }))).toMatchObject({
      code: 'would-not-reach',
      sentence: 'There is no agreement with CERT-MY: sign one, or mark it TLP:CLEAR.',
    });
    const other = { agreements: papers('mutual-response', PH, SG) };
    expect(refusal(undefined, publish({ recipients: [SG] }), other).sentence).toBe(
      'The agreement with CERT-SG does not cover threat information.',
    );
  });

  it('keeps indicators as they are compared, and refuses what is none', () => {
    const with_ = (value: string) =>
      publish({ content: publicationOf('bulletin', { indicators: [{ type: 'domain-name', value }] }) });
    expect(act(undefined, with_('Evil[.]Example'))[0]?.data).toMatchObject({
      content: { indicators: [{ type: 'domain-name', value: 'evil.example' }] },
    });
    expect(refusal(undefined, with_('not a domain')).code).toBe('indicator-not-valid');
  });

  it('knows no publication that one has no view of', () => {
    expect(refusal(undefined, { type: 'acknowledge' }).code).toBe('not-found');
  });

  const view = told(published);
  const revise = (said: object = {}): PublicationCommand => ({
    type: 'revise',
    input: { content: second, tlp: 'TLP:GREEN', ...said },
  });

  it('revises by its publisher alone, within its kind, until it is withdrawn', () => {
    expect(act(view, revise())).toEqual([
      { type: 'publication-revised', data: { content: second }, marking: { tlp: 'TLP:GREEN' } },
    ]);
    expect(refusal(view, revise(), { by: SG })).toMatchObject({
      code: 'not-the-publisher',
      sentence: 'Only CERT-PH, which published it, may do this.',
    });
    expect(refusal(view, revise({ content: publicationOf('practice') })).code).toBe('other-kind');
    expect(refusal(told(published, withdrawn), revise()).code).toBe('withdrawn');
  });

  it('withdraws once, by its publisher, with a reason', () => {
    const withdraw = { type: 'withdraw', input: { reason: 'It was wrong.' } } as const;
    expect(act(view, withdraw)).toEqual([
      {
        ...{ type: 'publication-withdrawn', marking: { tlp: 'TLP:AMBER' } },
        data: { kind: 'bulletin', reason: 'It was wrong.' },
      },
    ]);
    expect(refusal(view, withdraw, { by: SG }).code).toBe('not-the-publisher');
    expect(refusal(told(published, withdrawn), withdraw).code).toBe('withdrawn');
  });

  it('acknowledges an edition once, and not one’s own', () => {
    expect(act(view, { type: 'acknowledge' }, { by: SG })).toEqual([
      {
        ...{ type: 'publication-acknowledged', marking: { tlp: 'TLP:AMBER' } },
        data: { kind: 'bulletin', publisher: PH, edition: 'e1' },
      },
    ]);
    expect(refusal(view, { type: 'acknowledge' }).code).toBe('own-publication');
    const read = told(published, acknowledged(2, SG, published.id));
    expect(refusal(read, { type: 'acknowledge' }, { by: SG }).code).toBe('already-acknowledged');
    const again = evolvePublication(read, revised);
    expect(act(again, { type: 'acknowledge' }, { by: SG })).toHaveLength(1);
  });

  it('comments with the marking of the publication, or with one of its own', () => {
    const comment = (input: object = {}): PublicationCommand => ({
      type: 'comment',
      input: { text: 'Seen here too.', ...input },
    });
    expect(act(view, comment(), { by: SG })).toEqual([
      {
        ...{ type: 'publication-commented', marking: { tlp: 'TLP:AMBER' } },
        data: { kind: 'bulletin', publisher: PH, text: 'Seen here too.' },
      },
    ]);
    expect(act(view, comment({ tlp: 'TLP:GREEN', recipients: [PH] }), { by: SG })[0]?.marking).toEqual({
      ...{ tlp: 'TLP:GREEN', recipients: [PH] },
    });
    expect(refusal(told(published, withdrawn), comment()).code).toBe('withdrawn');
    const [one] = told(published, commented(2, SG, 'x')).comments;
    const full = { ...view, comments: Array.from({ length: 1_000 }, () => one ?? never()) };
    expect(refusal(full, comment()).code).toBe('too-many-comments');
  });

  it('answers what is TLP:RED to its publisher', () => {
    const red = told({ ...published, marking: { tlp: 'TLP:RED' } });
    const agreements = [agreement([PH, SG], { scopes: ['threat-information'], ceiling: 'TLP:RED' })];
    const comment = { type: 'comment', input: { text: 'Noted.' } } as const;
    expect(act(red, comment, { by: SG, agreements })[0]?.marking.recipients).toEqual([PH]);
    expect(act(red, comment, { agreements })[0]?.marking.recipients).toBeUndefined();
  });

  it('tells the parties of a project of each other only under one agreement that binds them all', () => {
    const project = publish({ content: publicationOf('project', { parties: [SG, MY] }) });
    const bilateral = [...papers('research', PH, SG), ...papers('research', PH, MY)];
    expect(refusal(undefined, project, { agreements: bilateral }).code).toBe('no-common-agreement');
    const agreements = papers('research', PH, SG, MY);
    const [draft] = act(undefined, project, { agreements });
    expect(draft?.marking).toEqual({ tlp: 'TLP:AMBER', recipients: [MY, SG] });
    const shared = told(happened(1, PH, draft ?? never()));
    const note = { type: 'comment', input: { text: 'The first milestone is done.' } } as const;
    expect(act(shared, note, { by: SG, agreements })[0]?.marking.recipients).toEqual([MY, PH]);
    const aside = (...recipients: OrganizationId[]): PublicationCommand => ({
      ...{ type: 'comment', input: { ...note.input, recipients } },
    });
    expect(act(shared, aside(PH), { by: SG, agreements })[0]?.marking.recipients).toEqual([PH]);
    expect(refusal(shared, aside(RU), { by: SG, agreements }).code).toBe('not-in-project');
  });
});

it.each(publicationKinds)('reads a %s, and refuses what it does not know', (kind) => {
  const said = publicationOf(kind);
  expect(PublicationContent.parse(said)).toEqual(said);
  expect(PublicationContent.safeParse({ ...said, secret: 1 }).success).toBe(false);
  expect(PublicationContent.safeParse({ ...said, title: ' x ' }).success).toBe(false);
});

function never(): never {
  throw new Error('This cannot be.');
}
