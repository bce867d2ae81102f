import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rejected, type OrganizationId, type Role } from '@entente/domain';
import type { Idempotency } from '@entente/journal';

/** Who is asking: a person or a service account of one organisation. */
export interface Principal {
  userId: string;
  name: string;
  email: string;
  organization: OrganizationId;
  roles: readonly Role[];
  /** An administrator of the organisation that hosts the node. */
  registrar: boolean;
  credential: { kind: 'session' | 'token'; id: string };
}

export type Asking = FastifyRequest & { principal?: Principal };

export const ACCESS = 'entente:access';
export type Access = { public: true } | { roles: readonly Role[] };

/** A route that answers without signing in. */
export const Public = () => SetMetadata(ACCESS, { public: true } satisfies Access);

/** The roles that may call a route; the server does not start while a route names none. */
export const Allow = (...roles: Role[]) =>
  applyDecorators(
    SetMetadata(ACCESS, { roles } satisfies Access),
    ApiExtension('x-roles', roles),
    ApiBearerAuth('bearer'),
    ApiCookieAuth('cookie'),
  );

export const everyone: Role[] = ['operator', 'responder', 'manager', 'auditor', 'admin'];
/** Who reads its organisation's book (domain.md, Who). */
export const readers: Role[] = ['operator', 'responder', 'manager', 'auditor'];

function asking(context: ExecutionContext): Asking {
  return context.switchToHttp().getRequest<Asking>();
}

function principalOf(request: Asking): Principal {
  if (!request.principal) throw rejected('unauthenticated', 'Sign in first.');
  return request.principal;
}

/** The principal of the request. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(asking(context)),
);

/** Says in the API's description that a route answers a repeat as the first time (`once` of `Command`). */
export const Repeatable = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Repeated within 24 hours by the same caller with the same body, the answer is that of the first time',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

/** Says in the API's description that a route refuses when things have changed meanwhile (`ifVersion` of `Command`). */
export const Versioned = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The ETag last seen; where it is not the current one, the answer is 412 and nothing was done',
  });

const Key = z.string().min(1).max(200);

/** The request's Idempotency-Key, bound to its caller, route and body; undefined when none was sent. */
function onceOf(request: Asking): Idempotency | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  const parsed = Key.safeParse(key);
  if (!parsed.success) throw rejected('invalid-input', 'An Idempotency-Key has 1 to 200 characters.');
  return {
    caller: principalOf(request).userId,
    key: parsed.data,
    request: { method: request.method, url: request.url, body: withoutPassword(request.body) },
  };
}

/** What is kept of a request is a fast hash of it: a password in it could be guessed back from that. */
function withoutPassword(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('password' in body)) return body ?? null;
  return { ...body, password: '' };
}

/** The version in If-Match; undefined when none was sent or any will do. */
function ifMatchOf(request: Asking): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header) ?? /^(\d{1,15})$/.exec(header);
  // Some other tag is certainly not the current version.
  return match?.[1] === undefined ? -1 : Number(match[1]);
}

/** Everything about a change beside its content: who asks, on what version, and whether it is a repeat. */
export interface Command {
  by: Principal;
  ifVersion: number | undefined;
  once: Idempotency | undefined;
}

/** The `Command` of the request. */
export const As = createParamDecorator((_: unknown, context: ExecutionContext): Command => {
  const request = asking(context);
  return { by: principalOf(request), ifVersion: ifMatchOf(request), once: onceOf(request) };
});
