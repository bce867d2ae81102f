import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

/** Puts the `version` of an answer into its ETag. */
@Injectable()
export class ETagOfVersion implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body: unknown) => {
        if (
          typeof body === 'object' &&
          body !== null &&
          'version' in body &&
          typeof body.version === 'number'
        )
          void reply.header('etag', `"${body.version}"`);
      }),
    );
  }
}
