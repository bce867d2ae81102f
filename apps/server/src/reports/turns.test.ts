import { CalledOff } from '@entente/reports';
import { mostWaiting, Turns } from './turns.js';

const ana = { organization: 'PH', userId: 'ana' };
const ben = { organization: 'PH', userId: 'ben' };
const sue = { organization: 'SG', userId: 'sue' };
const mia = { organization: 'MY', userId: 'mia' };

/** Turns of which Ana has the first until she lets go of it; each that follows notes whose it was. */
function turnsTaken() {
  const turns = new Turns();
  const order: string[] = [];
  let letGo: () => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const held = new Promise<void>((done, failed) => ([letGo, fail] = [done, failed]));
  const first = turns.take(ana, () => held);
  return {
    ...{ turns, order, first, letGo, fail },
    ask: (by: typeof ana, name: string, signal?: AbortSignal) =>
      turns.take(by, () => Promise.resolve(order.push(name)), signal),
  };
}

it('gives turns by organisation, however many one asks for, and however early', async () => {
  const { order, ask, letGo } = turnsTaken();
  const all = [ask(ana, 'ana 1'), ask(ana, 'ana 2'), ask(sue, 'sue 1'), ask(sue, 'sue 2'), ask(mia, 'mia')];
  letGo();
  await Promise.all(all);
  expect(order).toEqual(['sue 1', 'mia', 'ana 1', 'sue 2', 'ana 2']);
});

it('gives those of one organisation by person', async () => {
  const { order, ask, letGo } = turnsTaken();
  const all = [ask(ana, 'ana 1'), ask(ana, 'ana 2'), ask(ben, 'ben 1'), ask(ben, 'ben 2')];
  letGo();
  await Promise.all(all);
  expect(order).toEqual(['ben 1', 'ana 1', 'ben 2', 'ana 2']);
});

it('goes on when the work of a turn fails', async () => {
  const { order, first, ask, fail } = turnsTaken();
  const next = ask(sue, 'sue');
  fail(new Error('No more paper.'));
  await expect(first).rejects.toThrow('No more paper.');
  await next;
  expect(order).toEqual(['sue']);
});

it('has nothing done of what is called off before its turn', async () => {
  const { order, ask, letGo } = turnsTaken();
  const callingOff = new AbortController();
  const offs = [ask(sue, 'sue', callingOff.signal), ask(mia, 'mia', AbortSignal.abort())];
  const kept = ask(ben, 'ben');
  callingOff.abort();
  for (const off of offs) await expect(off).rejects.toBeInstanceOf(CalledOff);
  letGo();
  await kept;
  expect(order).toEqual(['ben']);
});

it('lets only so many wait of one person and of one organisation, and others none the less', async () => {
  const { order, ask, letGo } = turnsTaken();
  const all = [];
  const people = Array.from({ length: mostWaiting.organization / mostWaiting.person }, (_, n) => ({
    ...{ organization: 'PH', userId: `person ${n}` },
  }));
  for (const person of people) {
    for (let n = 0; n < mostWaiting.person; n += 1) all.push(ask(person, person.userId));
    await expect(ask(person, 'one more')).rejects.toMatchObject({ code: 'too-many-reports' });
  }
  await expect(ask(ben, 'one more')).rejects.toMatchObject({ code: 'too-many-reports' });
  all.push(ask(sue, 'sue'));
  letGo();
  await Promise.all(all);
  expect([order.length, order[0]]).toEqual([mostWaiting.organization + 1, 'sue']);
  await ask(ben, 'later');
  expect(order.at(-1)).toBe('later');
});

it('refuses all who wait when it is closed', async () => {
  const { turns, order, first, ask, letGo } = turnsTaken();
  const waiting = ask(sue, 'sue');
  turns.close();
  await expect(waiting).rejects.toBeInstanceOf(CalledOff);
  letGo();
  await first;
  expect(order).toEqual([]);
});
