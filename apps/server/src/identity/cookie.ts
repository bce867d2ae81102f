import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Settings } from '../edge/edge.module.js';
import { sessionMs } from './credentials.js';

export const cookieName = 'entente_session';

/** Out of reach of scripts and of other sites; only over TLS where the public address has it. */
export function setSessionCookie(reply: FastifyReply, secret: string, settings: Settings): void {
  void reply.setCookie(cookieName, secret, {
    ...{ httpOnly: true, sameSite: 'strict', path: '/', secure: settings.secure },
    maxAge: sessionMs / 1000,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(cookieName, { path: '/' });
}

/** The session's secret in a Cookie header, as a socket's handshake carries it. */
export function sessionIn(cookieHeader: string | undefined): string | undefined {
  const pair = (cookieHeader ?? '').split(/;\s*/).find((one) => one.startsWith(`${cookieName}=`));
  return pair?.slice(cookieName.length + 1);
}
