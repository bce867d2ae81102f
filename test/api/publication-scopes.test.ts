import { z } from 'zod';
import { act, draft, termsOf } from '../support/papers.js';
import { done, type Person } from '../support/person.js';
import { aNode, yearsFromNow } from '../support/world.js';

const node = aNode();

const Publication = z.looseObject({ id: z.string(), content: z.looseObject({ kind: z.string() }) });
type Publication = z.infer<typeof Publication>;
const at = (id: string) => `/api/publications/${id}`;
const stolen = { kind: 'practice', title: 'Taken over', text: 'By others.' };

const help = { assistance: 'forensics', sectors: ['energy'] };
const kinds: Record<string, { scope: string; said: object }> = {
  bulletin: { scope: 'threat-information', said: { products: ['Invoices 4'] } },
  policy: { scope: 'policy-information', said: { jurisdiction: 'PH', status: 'draft' } },
  practice: { scope: 'policy-information', said: {} },
  technology: { scope: 'technology-information', said: { maturity: 4 } },
  need: { scope: 'capability', said: help },
  offer: { scope: 'capability', said: help },
  project: { scope: 'research', said: { milestones: [] } },
};
const every = [...new Set(Object.values(kinds).map(({ scope }) => scope))];
const but = (scope: string) => [...every.filter((one) => one !== scope), 'mutual-response'];
const secret = (kind: string) => `Hidden ${kind}`;

/** All that is answered to whoever looks everywhere for what another has published. */
async function allThat(by: Person, publisher: string, agreements: string[]): Promise<string> {
  const period = `from=${yearsFromNow(-1)}&until=${yearsFromNow(1)}`;
  const addresses = [
    ...['', '&q=hidden', `&publisher=${publisher}`, '&status=withdrawn'].map(
      (query) => `publications?limit=200${query}`,
    ),
    ...['capabilities/matches?assistance=forensics', 'capabilities/report?format=json'],
    ...['book?limit=1000', 'disclosures', 'duties', 'agreements', `organizations/${publisher}/together`],
    ...[`posture?${period}`, `posture/report?format=json&${period}`],
    ...agreements.flatMap((id) =>
      ['', '/disclosures', '/report?format=json'].map((of) => `agreements/${id}${of}`),
    ),
  ];
  const answers: string[] = [];
  for (const address of addresses) {
    const { status, text } = await by.downloads(`/api/${address}`);
    expect([address, status]).toEqual([address, 200]);
    answers.push(text);
  }
  return answers.join('\n');
}

it('gives a partner without the scope nothing of the kinds that need it, wherever that asks and whatever becomes of its agreements', async () => {
  const world = node.world();
  const [ph, sg, my, ru, au, us] = await world.teams('PH', 'SG', 'MY', 'RU', 'AU', 'US');
  const papers = new Map<Person, string>();
  const readers = [];
  for (const [place, by] of [sg, my, ru, au, us].entries()) {
    const without = every[place] ?? '';
    const { country } = by.organization;
    const agreement = await world.agreement('PH', country, { scopes: but(without) });
    const socket = await by.socket();
    await socket.follows();
    papers.set(by, agreement);
    readers.push({ by, without, socket, agreement });
  }
  const paperOf = (one: Person) => papers.get(one) ?? '';
  const published = new Map<string, Publication>();
  for (const [kind, { said }] of Object.entries(kinds)) {
    const parties = kind === 'project' && { parties: [sg.organization.id] };
    const content = { kind, title: secret(kind), text: `${secret(kind)}, at length`, ...said, ...parties };
    published.set(
      kind,
      Publication.parse(done(await ph.post('/api/publications', { content, tlp: 'TLP:AMBER' }))),
    );
  }

  // An upgrade of the paper with Singapore, an accession of Malaysia, a suspension by Russia that is lifted again.
  const upgraded = await draft(
    ph,
    termsOf({ ph, sg }, { kind: 'treaty', scopes: but('threat-information'), predecessor: paperOf(sg) }),
  );
  done(await act(ph, upgraded.id, 'proposal'));
  for (const party of [ph, sg]) done(await act(party, upgraded.id, 'signatures'));
  const circle = await world.agreement('PH', 'RU', 'US', { scopes: ['mutual-response', 'capability'] });
  const acceding = done(await ph.post(`/api/agreements/${circle}/accession`, { party: my.organization.id }));
  const { successor } = z.object({ successor: z.string() }).parse(acceding);
  for (const party of [ph, ru, us, my]) done(await act(party, successor, 'signatures'));
  done(await act(ru, paperOf(ru), 'suspension'));
  for (const [kind, { id, content }] of published) {
    const text = `${secret(kind)}, anew`;
    done(await ph.put(at(id), { content: { ...content, text }, tlp: 'TLP:GREEN' }));
    done(await ph.post(`${at(id)}/comments`, { text: `${secret(kind)}, in other words` }));
  }
  done(await act(ru, paperOf(ru), 'resumption'));

  for (const { by, without, socket, agreement } of readers) {
    await socket.hears((await by.book()).length);
    const seen = await allThat(by, ph.organization.id, [agreement]);
    for (const [kind, { id }] of published) {
      const hidden = kinds[kind]?.scope === without || (kind === 'project' && by !== sg);
      const known = [seen.includes(secret(kind)), socket.wire.join().includes(secret(kind))];
      expect([kind, by.organization.country, ...known]).toEqual([
        ...[kind, by.organization.country, !hidden, !hidden],
      ]);
      if (!hidden) continue;
      expect(seen + socket.wire.join()).not.toContain(id);
      for (const path of ['', '/editions', '/disclosures'])
        expect((await by.get(`${at(id)}${path}`)).status).toBe(404);
      for (const { status } of [
        await by.put(at(id), { content: stolen, tlp: 'TLP:CLEAR' }),
        await by.post(`${at(id)}/acknowledgement`),
        await by.post(`${at(id)}/comments`, { text: 'What is it?' }),
        await by.post(`${at(id)}/withdrawal`, { reason: 'Not ours.' }),
      ])
        expect(status).toBe(404);
    }
  }
});
