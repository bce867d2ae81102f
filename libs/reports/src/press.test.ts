import { expect, it, jest } from '@jest/globals';
import type { Commission } from './commission.js';

/** The machine has no memory for another process. */
const fork = jest.fn(() => {
  throw Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM' });
});
jest.unstable_mockModule('node:child_process', () => ({ fork }));
const { CalledOff, Press } = await import('./press.js');

it('tries anew for the next report where a process could not even be started, until it is closed', async () => {
  const press = new Press();
  const report = {} as Commission;
  await expect(press.print(report)).rejects.toMatchObject({ code: 'ENOMEM' });
  await expect(press.print(report)).rejects.toMatchObject({ code: 'ENOMEM' });
  expect(fork).toHaveBeenCalledTimes(2);
  await press.close();
  await expect(press.print(report)).rejects.toBeInstanceOf(CalledOff);
});
