import {
  applyDecorators,
  HttpCode,
  Injectable,
  MethodNotAllowedException,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

type Handler<A> = (...given: never[]) => Promise<A> | A;

/**
 * What a route answers when all went well: said in the API's description, and by the compiler to its handler. A handler
 * that has answered by itself returns undefined. What is more than the schema says, the tests find (test/support/declared.ts).
 */
export function Answers<S extends z.ZodType>(
  schema: S,
  status = 200,
  description = z.globalRegistry.get(schema)?.description ?? '',
) {
  const said = applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, standardSchema: schema }),
  );
  return <H extends Handler<z.output<S> | undefined>>(
    target: object,
    name: string | symbol,
    handler: TypedPropertyDescriptor<H>,
  ): void => {
    said(target, name, handler);
  };
}

/** HEAD promises to change nothing, and that a file is fetched may be recorded: so there is no HEAD of one. */
@Injectable()
class WithoutHead implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    if (http.getRequest<FastifyRequest>().method !== 'HEAD') return true;
    void http.getResponse<FastifyReply>().header('allow', 'GET');
    throw new MethodNotAllowedException('There is no HEAD of a file.');
  }
}

/** A route that answers a file, in one of these media types. */
export function AnswersFile(mediaTypes: readonly string[], description = 'The file') {
  const bytes = { schema: { type: 'string', format: 'binary' } };
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, bytes]));
  return applyDecorators(ApiResponse({ status: 200, description, content }), UseGuards(WithoutHead));
}
