import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { rejected } from '@entente/domain';
import {
  ACCESS,
  isOwnOrigin,
  SETTINGS,
  type Access,
  type Asking,
  type Settings,
} from '../edge/edge.module.js';
import { cookieName } from './cookie.js';
import { Credentials } from './credentials.js';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The one door: finds out who asks, and whether the route's roles allow it. What names no roles is closed. */
@Injectable()
export class Guard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Asking>();
    const { origin, host } = request.headers;
    if (writing.has(request.method) && !isOwnOrigin(origin, host, this.settings))
      throw rejected('forbidden', 'This request comes from another site.');
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access && 'public' in access) return true;
    const secret = secretOf(request);
    const principal = secret === undefined ? undefined : await this.credentials.principal(secret);
    if (!principal) throw rejected('unauthenticated', 'Sign in first: there is no session, or it has ended.');
    if (!access?.roles.some((role) => principal.roles.includes(role)))
      throw rejected('forbidden', `This needs the role ${access?.roles.join(' or ') ?? 'of nobody'}.`);
    request.principal = principal;
    return true;
  }
}

function secretOf(request: Asking): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
  return request.cookies[cookieName];
}
