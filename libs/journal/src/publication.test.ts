import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  decidePublication,
  PublicationContent,
  PublicationId,
  type OrganizationId,
  type Publication,
  type PublicationCommand,
  type Tlp,
} from '@entente/domain';
import { day, kinds, openTestJournal, type TestJournal } from './testing/journal.js';
import { World } from './testing/world.js';

describe.each(kinds)('publications on %s', (kind) => {
  let test: TestJournal;
  let world: World;
  beforeAll(async () => {
    test = await openTestJournal(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    world = new World(test.journal, test.clock.now);
  });

  const bulletin = (title: string) =>
    PublicationContent.parse({ kind: 'bulletin', title, text: 'They come as `.one` files.' });

  async function does(by: OrganizationId, id: PublicationId, command: PublicationCommand): Promise<void> {
    await test.journal.write((tx) =>
      test.journal.record<Publication>(tx, {
        ...{ stream: { kind: 'publication', id }, by, actor: 'someone', isNew: command.type === 'publish' },
        decide: ({ view, agreements, at }) =>
          decidePublication(view, command, { by, agreements, at, nameOf: (name) => name }),
      }),
    );
  }

  async function publishes(
    by: OrganizationId,
    said: { title?: string; tlp?: Tlp; recipients?: OrganizationId[] } = {},
  ): Promise<PublicationId> {
    const { title = 'On loaders in invoices', tlp = 'TLP:AMBER', ...named } = said;
    const id = PublicationId.parse(uuidv7());
    await does(by, id, { type: 'publish', input: { content: bulletin(title), tlp, ...named } });
    return id;
  }

  const held = (by: OrganizationId, id: PublicationId) => test.journal.books.publication(by, id);
  const titleFor = async (by: OrganizationId, id: PublicationId) => (await held(by, id))?.view.content.title;
  const scopes = { scopes: ['threat-information' as const] };

  it('reach those whom an agreement with their scope lets have them, and nobody else', async () => {
    const { PH, SG, MY, RU } = await world.organizations('PH', 'SG', 'MY', 'RU');
    await world.agreement([PH, SG], scopes);
    await world.agreement([PH, MY]);
    const id = await publishes(PH);
    for (const one of [PH, SG]) expect(await titleFor(one, id)).toBe('On loaders in invoices');
    for (const one of [MY, RU]) expect(await held(one, id)).toBeUndefined();
    expect((await test.journal.books.head(RU)).number).toBe(0);
  });

  it('are known to all when they are TLP:CLEAR, and to those named alone where some are', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    for (const other of [SG, MY]) await world.agreement([PH, other], scopes);
    const open = await publishes(PH, { tlp: 'TLP:CLEAR' });
    const close = await publishes(PH, { recipients: [SG] });
    for (const one of [SG, MY]) expect(await held(one, open)).toBeDefined();
    expect(await held(SG, close)).toBeDefined();
    expect(await held(MY, close)).toBeUndefined();
  });

  it('are given to who signs later, as they stand, and nothing while the paper rests', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    const id = await publishes(PH);
    await does(PH, id, { type: 'revise', input: { content: bulletin('Corrected'), tlp: 'TLP:AMBER' } });
    expect(await held(SG, id)).toBeUndefined();
    const paper = await world.agreement([PH, SG], scopes);
    await test.journal.sweepActivations(paper);
    expect((await held(SG, id))?.view).toMatchObject({ editions: 2, content: { title: 'Corrected' } });
    await world.agree(PH, paper, { type: 'suspend', reason: 'Elections.' });
    await does(PH, id, { type: 'withdraw', input: { reason: 'It was wrong.' } });
    expect((await held(SG, id))?.view.withdrawn).toBeNull();
    await world.agree(PH, paper, { type: 'resume' });
    await test.journal.sweepActivations(paper);
    expect((await held(SG, id))?.view.withdrawn).toMatchObject({ reason: 'It was wrong.' });
  });

  it('tell a later revision at a lower marking to those who had none before, and no number of what they had not', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { ...scopes, ceiling: 'TLP:GREEN' });
    const id = await publishes(PH);
    await does(PH, id, { type: 'revise', input: { content: bulletin('For more'), tlp: 'TLP:GREEN' } });
    expect((await held(SG, id))?.view).toMatchObject({ editions: 1, content: { title: 'For more' } });
  });

  it('are acknowledged to their publisher, and commented among those who may know of each other', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    for (const pair of [
      [PH, SG],
      [PH, MY],
      [SG, MY],
    ])
      await world.agreement(pair, scopes);
    const id = await publishes(PH);
    await does(SG, id, { type: 'acknowledge' });
    await does(SG, id, { type: 'comment', input: { text: 'Seen here too.' } });
    expect((await held(PH, id))?.view).toMatchObject({
      ...{ acknowledged: [{ organization: SG }], comments: [{ organization: SG }] },
    });
    expect((await held(MY, id))?.view).toMatchObject({ acknowledged: [], comments: [] });
    await world.agreement([PH, SG, MY], scopes);
    await does(SG, id, { type: 'comment', input: { text: 'And here.' } });
    expect((await held(MY, id))?.view.comments.map(({ text }) => text)).toContain('And here.');
  });

  it('open with the first edition what was said before it, and with a paper of two what they said', async () => {
    const { PH, SG, MY } = await world.organizations('PH', 'SG', 'MY');
    await world.agreement([PH, SG, MY], { ...scopes, ceiling: 'TLP:GREEN' });
    await world.agreement([PH, SG], scopes);
    const id = await publishes(PH);
    await does(SG, id, { type: 'comment', input: { text: 'Seen here too.', tlp: 'TLP:GREEN' } });
    await does(SG, id, { type: 'comment', input: { text: 'At a bank.' } });
    await does(PH, id, { type: 'revise', input: { content: bulletin('For more'), tlp: 'TLP:GREEN' } });
    const said = async () => (await held(MY, id))?.view.comments.map(({ text }) => text);
    expect(await said()).toEqual(['Seen here too.']);
    await test.journal.sweepActivations(await world.agreement([SG, MY], scopes));
    expect(await said()).toEqual(['Seen here too.', 'At a bank.']);
  });

  it('leave every chain valid and every view as its rebuild', async () => {
    const { PH, SG } = await world.organizations('PH', 'SG');
    await world.agreement([PH, SG], { ...scopes, until: new Date(test.clock.now() + day).toISOString() });
    const id = await publishes(PH);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        does(n % 2 ? PH : SG, id, { type: 'comment', input: { text: `Comment ${n}.` } }),
      ),
    );
    expect((await held(SG, id))?.view.comments).toHaveLength(20);
    expect(await test.journal.rebuild()).toMatchObject({ changed: 0 });
    for (const one of [PH, SG]) expect((await test.journal.verify(one)).problems).toEqual([]);
  });
});
