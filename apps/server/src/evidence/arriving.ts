import { Readable } from 'node:stream';
import { createParamDecorator, UnsupportedMediaTypeException, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AddEvidence } from '@entente/domain';
import { invalid, InvalidInput, requireText } from '../edge/edge.module.js';
import type { Arriving } from './evidence-desk.js';

/** What is said of the file: in a header, so that it stands before the file and in no log of addresses. */
export const evidenceHeader = 'entente-evidence';

/** `AddEvidence` from the header: JSON, percent-encoded where it has more than ASCII. */
export const Announced = createParamDecorator((_: unknown, context: ExecutionContext): AddEvidence => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers[evidenceHeader];
  const parsed = AddEvidence.safeParse(readHeader(typeof header === 'string' ? header : ''));
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
});

function readHeader(header: string): unknown {
  try {
    const said: unknown = JSON.parse(decodeURIComponent(header));
    requireText(said);
    return said;
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw invalid('', 'The header Entente-Evidence is percent-encoded JSON: {"name": "proxy.log.gz"}.');
  }
}

/** The file of the request, none of it read yet. */
export const File = createParamDecorator((_: unknown, context: ExecutionContext): Arriving => {
  const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Readable)) throw new UnsupportedMediaTypeException();
  const length = headers['content-encoding'] === undefined ? headers['content-length'] : undefined;
  return { bytes: body, announced: length === undefined ? undefined : Number(length) };
});
