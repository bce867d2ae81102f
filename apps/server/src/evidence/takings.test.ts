import { ItemId, OrganizationId } from '@entente/domain';
import { sameTakingMs, Takings } from './takings.js';

const [one, other] = [ItemId.parse('0190-one'), ItemId.parse('0190-other')];
const ana = { organization: OrganizationId.parse('0190-ph'), userId: 'ana' };
const ben = { ...ana, userId: 'ben' };

/** Takings by a clock that stands still until it is set, and what of them was recorded. */
function recording() {
  const clock = { now: 0 };
  const recorded: string[] = [];
  const takings = new Takings(() => clock.now);
  const take = (by: typeof ana, items: ItemId[], work = () => Promise.resolve()) =>
    takings.record(by, items, (fresh) => {
      recorded.push(...[...fresh].map((item) => `${by.userId} ${item}`));
      return work();
    });
  return { clock, recorded, take };
}

it('has one taking of a person and a file recorded in ten minutes', async () => {
  const { clock, recorded, take } = recording();
  await take(ana, [one]);
  clock.now = sameTakingMs - 1;
  await take(ana, [one, other]);
  await take(ben, [one]);
  await take(ana, [one, other]);
  expect(recorded).toEqual([`ana ${one}`, `ana ${other}`, `ben ${one}`]);
  clock.now = sameTakingMs;
  await take(ana, [one, other]);
  expect(recorded.slice(3)).toEqual([`ana ${one}`]);
});

it('lets nobody have a file before it is recorded, nor when it could not be', async () => {
  const { recorded, take } = recording();
  let fail: (reason: Error) => void = () => undefined;
  const full = new Promise<void>((_, failed) => (fail = failed));
  const both = [take(ana, [one], () => full), take(ana, [one])];
  fail(new Error('The disk is full.'));
  for (const taken of both) await expect(taken).rejects.toThrow('The disk is full.');
  await take(ana, [one]);
  expect(recorded).toEqual([`ana ${one}`, `ana ${one}`]);
});
