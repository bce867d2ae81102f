import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem, problemOf } from './problem.filter.js';
import { invalid, InvalidInput } from './validation.js';

/** Escapes that may stand for what is no character: half of a surrogate pair, or NUL. */
const suspicious = /\\u(?:d[89a-f]|0000)/i;
const noCharacter = /\p{Surrogate}|\0/u;
/** No input has more within each other; what has is refused, since to name a place so deep takes longer than to find it. */
const deepest = 32;

/** The one route that takes a file: as it comes, so that it is never in memory, and not bound by the limit of bodies. */
const fileRoute = '/api/cases/:id/evidence';

/**
 * Bodies are JSON and, on one route, a file; an empty one is no body. Text that is no Unicode (half of a surrogate pair) or has a
 * NUL in it is refused: RFC 8785 cannot seal the one, PostgreSQL cannot store the other. So is JSON that is not UTF-8 (RFC 8259):
 * what cannot be read would stand in the books as question marks for good.
 */
export function takeJsonAndFiles(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    if (!isUtf8(bytes)) {
      done(invalid('', 'The body is not UTF-8: write every text in that encoding.'));
      return;
    }
    const text = bytes.toString();
    void parse(request, text, (error, body: unknown) => {
      const path = error || !suspicious.test(text) ? undefined : badText(body);
      done(
        path === undefined ? error : invalid(path, 'This text has something in it that is no character.'),
        body,
      );
    });
  });
  fastify.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    if (request.routeOptions.url === fileRoute) done(null, payload);
    else done(Object.assign(new Error('Not a file.'), { statusCode: 415 }));
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? invalid('', 'The address has a NUL in it.') : undefined);
  });
}

/** Refuses JSON with a text in it that is none; for JSON that comes by another way than a body. */
export function requireText(value: unknown): void {
  const path = badText(value);
  if (path !== undefined) throw invalid(path, 'This text has something in it that is no character.');
}

/** The path of the first text that is none, or of what lies too deep to be looked at; undefined where all is well. */
function badText(value: unknown, path: (string | number)[] = []): string | undefined {
  if (typeof value === 'string') return noCharacter.test(value) ? path.join('.') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > deepest) return path.join('.');
  for (const [key, inner] of Object.entries(value)) {
    const bad = noCharacter.test(key) ? path.join('.') : badText(inner, [...path, key]);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

/** An address that the router itself refuses, before anything else is asked: broken escapes, or longer than any id. */
export function refuseAddress(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = 'code' in error && error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const answer = isTooLong
    ? problem(404, 'not-found', 'There is nothing at this address.')
    : problemOf(new InvalidInput([{ path: '', message: 'The address has a broken escape in it.' }]));
  void reply
    .status(answer.status)
    .header('x-content-type-options', 'nosniff')
    .type('application/problem+json')
    .send(answer);
}
