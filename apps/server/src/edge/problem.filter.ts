import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Rejection } from '@entente/domain';
import { cannotWrite, StaleVersion } from '@entente/journal';
import { InvalidInput } from './validation.js';

/** RFC 9457 problem details with a stable `code` (api.md). */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string(), code: z.string().optional() }))
    .optional(),
});
export type Problem = z.infer<typeof Problem>;

const titles: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Refused',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Media type not supported',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not possible at the moment',
};

/** Codes of the domain and the edge that are not a plain refusal (409). */
const statusOfCode: Record<string, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 400,
  'too-many-requests': 429,
  'too-many-reports': 429,
  'file-too-large': 413,
  'file-missing': 404,
  'upload-cut-off': 400,
};

export function problem(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  const title = titles[status] ?? titles[status >= 500 ? 500 : 400] ?? '';
  return { type: `urn:entente:problem:${code}`, title, status, code, detail, ...(errors && { errors }) };
}

/** Turns whatever was thrown into a problem; what nobody expected is logged and told to nobody. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Rejection) return problem(statusOfCode[error.code] ?? 409, error.code, error.sentence);
  if (error instanceof InvalidInput)
    return problem(400, 'invalid-input', 'Some of the input is not right: see errors.', error.errors);
  if (error instanceof StaleVersion)
    // What is not in the caller's book has no version there: it is not found, whatever was expected of it.
    return error.current === 0
      ? problem(404, 'not-found', 'There is no such thing in your book.')
      : problem(412, 'stale-version', error.message);
  if (cannotWrite(error))
    return problem(
      503,
      'storage-full',
      'The server’s disk takes nothing more, so nothing was written: tell your administrator, and try again.',
    );
  const status = statusOf(error);
  if (status === 413)
    return problem(413, 'payload-too-large', 'The body is larger than 1 MiB: send less at a time.');
  if (status === 429)
    return problem(429, 'too-many-requests', 'Too many attempts: wait a minute and try again.');
  if (status === 404) return problem(404, 'not-found', 'There is nothing at this address.');
  if (status === 415)
    return problem(
      415,
      'unsupported-media-type',
      'Send the body as application/json, a file of evidence as application/octet-stream.',
    );
  if (status === 405) return problem(405, 'method-not-allowed', messageOf(error));
  if (status >= 400 && status < 500)
    return problem(status, status === 403 ? 'forbidden' : 'invalid-input', messageOf(error));
  return problem(
    500,
    'internal-error',
    'The server failed at this. Try again; if it goes on, tell your administrator.',
  );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  )
    return error.statusCode;
  return 500;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/JSON/i.test(message)) return 'The body is not valid JSON.';
  if (/decompress/.test(message)) return 'The body is not packed as its Content-Encoding says.';
  return message || 'The request cannot be read.';
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const answer = problemOf(error);
    if (answer.status >= 500) {
      const { method, url } = http.getRequest<FastifyRequest>();
      this.logger.error({ err: error, method, url: url.split('?')[0] }, 'a request failed');
    }
    if (error instanceof StaleVersion && error.current > 0)
      void reply.header('etag', `"${String(error.current)}"`);
    if ((answer.status === 429 || answer.status === 503) && !reply.hasHeader('retry-after'))
      void reply.header('retry-after', '60');
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer realm="entente"');
    void reply.status(answer.status).type('application/problem+json').send(answer);
  }
}
