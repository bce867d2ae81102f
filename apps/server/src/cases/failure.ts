import { Rejection } from '@entente/domain';
import { StaleVersion } from '@entente/journal';
import { InvalidInput } from '../edge/edge.services.js';

/** An error on its way from one thread to another: on the way alone it would lose which class it is of, and its code. */
export type Failure =
  | { kind: 'rejected'; code: string; sentence: string }
  | { kind: 'invalid'; errors: InvalidInput['errors'] }
  | { kind: 'stale'; current: number }
  | {
      kind: 'unexpected';
      message: string;
      stack: string;
      code: string | undefined;
      cause: Failure | undefined;
    };

export function failureOf(error: unknown): Failure {
  if (error instanceof Rejection) return { kind: 'rejected', code: error.code, sentence: error.sentence };
  if (error instanceof InvalidInput) return { kind: 'invalid', errors: error.errors };
  if (error instanceof StaleVersion) return { kind: 'stale', current: error.current };
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'unexpected',
    ...{ message, stack: stack ?? message },
    code: typeof error === 'object' && error && 'code' in error ? String(error.code) : undefined,
    cause: cause === undefined ? undefined : failureOf(cause),
  };
}

export function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case 'rejected':
      return new Rejection(failure.code, failure.sentence);
    case 'invalid':
      return new InvalidInput(failure.errors);
    case 'stale':
      return new StaleVersion(failure.current);
    case 'unexpected': {
      const { message, stack, code, cause } = failure;
      const error = new Error(message, cause && { cause: errorOf(cause) });
      return Object.assign(error, { stack, ...(code !== undefined && { code }) });
    }
  }
}
