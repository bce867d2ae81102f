import { rejected } from '@entente/domain';
import { cannotWrite, StaleVersion } from '@entente/journal';
import { problemOf } from '../edge/edge.module.js';
import { invalid } from '../edge/edge.services.js';
import { errorOf, failureOf } from './failure.js';

const sent = (error: unknown) => errorOf(structuredClone(failureOf(error)));

it.each([
  rejected('not-allowed-in-status', 'The case is closed: reopen it first.'),
  invalid('recipients.0', 'There is no such organisation on this node.'),
  new StaleVersion(7),
  new StaleVersion(0),
  new Error('A statement of this piece of work had failed.', {
    cause: Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' }),
  }),
  new TypeError('undefined is not a function'),
])('is answered alike on either side of a thread: %s', (error) => {
  expect(problemOf(sent(error))).toEqual(problemOf(error));
  expect(cannotWrite(sent(error))).toBe(cannotWrite(error));
});

it('says where something unexpected happened', () => {
  const error = new RangeError('out of bounds');
  expect(sent(error)).toMatchObject({ message: 'out of bounds', stack: error.stack });
  expect(sent('no error at all')).toMatchObject({ message: 'no error at all' });
});
