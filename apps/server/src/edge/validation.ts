import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';

/** The most that the databases hold as the number of an entry. */
const mostEntries = 2_147_483_647;

/** The number of an entry in a query; 0 stands before the first. */
export const EntryNumber = z.coerce.number().int().min(0).max(mostEntries);

/** Several values of a query, separated by commas. */
export const several = <T extends z.ZodType>(one: T, { least = 1, most = 50 } = {}) =>
  z
    .preprocess(
      (given) => (typeof given === 'string' ? given.slice(0, 4_000).split(',').filter(Boolean) : given),
      z.array(one).min(least).max(most),
    )
    .optional();

/** What is wrong with a field; `code` is the kind of fault as zod names it, for those who say it in other words. */
interface Fault {
  path: string;
  message: string;
  code?: string;
}

/** The input does not fit its schema; says where and how. */
export class InvalidInput extends Error {
  constructor(readonly errors: Fault[]) {
    super('invalid input');
  }
}

/** For an input that fits its schema and is wrong all the same (an organisation that is not registered). */
export function invalid(path: string, message: string): InvalidInput {
  return new InvalidInput([{ path, message }]);
}

type Segment = PropertyKey | { key: PropertyKey };

function pathOf(path: readonly Segment[] | undefined): string {
  return (path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.');
}

/** Every `@Body({ schema })`, `@Query({ schema })` and `@Param(name, { schema })` is held against its zod schema. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new InvalidInput(
      issues.slice(0, 50).map((issue) => ({
        ...{ path: pathOf(issue.path), message: issue.message },
        ...('code' in issue && typeof issue.code === 'string' && { code: issue.code }),
      })),
    ),
});
