import { z } from 'zod';
import { Agreement } from './contract.js';
import { done, type Answer, type Person } from './person.js';
import { yearsFromNow, type World } from './world.js';

/** Papers between two countries, made over the API. */

export interface Parties {
  ph: Person;
  sg: Person;
  my: Person;
}

/** PH and SG, who make papers with each other, and MY, who knows nothing of it. */
export async function parties(world: World): Promise<Parties> {
  const [ph, sg, my] = await world.teams('PH', 'SG', 'MY');
  return { ph, sg, my };
}

export function termsOf({ ph, sg }: Pick<Parties, 'ph' | 'sg'>, said: Record<string, unknown> = {}) {
  return {
    ...{
      title: 'Memorandum on mutual response',
      kind: 'mou',
      parties: [ph, sg].map((one) => one.organization.id),
    },
    ...{ scopes: ['mutual-response'], ceiling: 'TLP:AMBER' },
    ...{ effectiveFrom: yearsFromNow(-1), effectiveUntil: yearsFromNow(2), ...said },
  };
}

/** All that is done to an agreement: `POST /api/agreements/{id}/…`. */
export const acts = ['proposal', 'signatures', 'suspension', 'resumption', 'termination', 'renewal'] as const;
export type Act = (typeof acts)[number];

/** What each act says where a test does not say otherwise. */
const bodies: Record<Act, Record<string, unknown>> = {
  ...{ proposal: {}, signatures: {}, resumption: {} },
  ...{ suspension: { reason: 'A dispute.' }, termination: { reason: 'It is over.' } },
  renewal: { effectiveUntil: yearsFromNow(5) },
};

export function act(by: Person, id: string, what: Act, said: Record<string, unknown> = {}): Promise<Answer> {
  return by.post(`/api/agreements/${id}/${what}`, { ...bodies[what], ...said });
}

export async function read(by: Person, id: string) {
  return Agreement.extend({ version: z.number() }).parse(done(await by.get(`/api/agreements/${id}`)));
}

export async function draft(by: Person, terms: Record<string, unknown>) {
  return Agreement.parse(done(await by.post('/api/agreements', terms)));
}

/** Drafted, proposed and signed by all. */
export async function inForce(
  { ph, sg }: Pick<Parties, 'ph' | 'sg'>,
  said: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await draft(ph, termsOf({ ph, sg }, said));
  done(await act(ph, id, 'proposal'));
  for (const party of [ph, sg]) done(await act(party, id, 'signatures'));
  return id;
}

/** A case of PH in which SG takes part, under a paper of theirs. */
export async function shared(world: World, said: Record<string, unknown> = {}) {
  const all = await parties(world);
  const agreement = await inForce(all, said);
  const theCase = await all.ph.opens();
  await all.ph.invites(all.sg, theCase);
  await all.sg.accepts(theCase);
  return { ...all, agreement, theCase };
}
