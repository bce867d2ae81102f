import { EventEmitter } from 'node:events';
import { afterEach, expect, it, jest } from '@jest/globals';
import type { Commission, Printed } from './commission.js';

const fork = jest.fn<() => unknown>();
jest.unstable_mockModule('node:child_process', () => ({ fork }));
const { CalledOff, Press } = await import('./press.js');

const report = {} as Commission;
const printed = { title: 'x' } as Printed;

afterEach(() => void fork.mockReset());

it('tries anew for the next report where a process could not even be started, until it is closed', async () => {
  fork.mockImplementation(() => {
    throw Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM' });
  });
  const press = new Press();
  await expect(press.print(report)).rejects.toMatchObject({ code: 'ENOMEM' });
  await expect(press.print(report)).rejects.toMatchObject({ code: 'ENOMEM' });
  expect(fork).toHaveBeenCalledTimes(2);
  await press.close();
  await expect(press.print(report)).rejects.toBeInstanceOf(CalledOff);
});

/** A process that answers each report with so many MiB held at its end, and is gone when it is killed. */
function printer(...holds: number[]) {
  const process = new EventEmitter();
  return Object.assign(process, {
    ...{ exitCode: null, signalCode: null as string | null, channel: { ref: jest.fn(), unref: jest.fn() } },
    ...{ ref: jest.fn(), unref: jest.fn() },
    send: () => process.emit('message', { printed, holds: (holds.shift() ?? 0) * 1024 * 1024 }),
    kill(this: { signalCode: string | null }, signal: string) {
      this.signalCode = signal;
      setImmediate(() => process.emit('exit', null, signal));
    },
  });
}

it('keeps a process for the next report, and ends one that holds more than 350 MiB with its report', async () => {
  const [small, large, last] = [printer(350, 351), printer(360), printer(0)];
  for (const process of [small, large, last]) fork.mockReturnValueOnce(process);
  const press = new Press();
  for (const started of [1, 1, 2, 3]) {
    expect(await press.print(report)).toBe(printed);
    expect(fork).toHaveBeenCalledTimes(started);
  }
  expect([small, large, last].map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGKILL', null]);
  await press.close();
  expect(last.signalCode).toBe('SIGKILL');
});
