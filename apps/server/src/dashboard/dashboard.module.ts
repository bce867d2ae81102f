import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import { problem, type Settings } from '../edge/edge.module.js';

const root = fileURLToPath(new URL('../../../dashboard/dist/', import.meta.url));
/** Stands in the built page where the nonce of each answer goes. */
const noncePlace = '__CSP_NONCE__';
const nonceBytes = 16;
/** Addresses that are never the dashboard's: what is not found there is not found. */
const notPages = /^\/(api|socket\.io|health|metrics|assets)(\/|$|\?)/;

/** Strict headers on every answer: no inline script or style but by nonce, no framing, nothing from elsewhere. */
export function securityHeaders(app: NestFastifyApplication, settings: Settings): void {
  const wsOrigin = settings.publicUrl.replace(/^http/, 'ws');
  // Made once: its plugin for Fastify makes them anew for every request, which takes a thirtieth of opening a case.
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", wsOrigin],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: settings.secure && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
  });
  // What the API answers is for this caller and this moment: no cache keeps it.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      strict(request.raw, reply.raw, () => undefined);
      if (request.url.startsWith('/api/') && !request.url.startsWith('/api/docs'))
        void reply.header('cache-control', 'no-store');
      done();
    });
}

/** Serves the built dashboard: files as they are, and its one page for every other address outside the API. */
export async function serveDashboard(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  if (!existsSync(`${root}index.html`)) return;
  const page = readFileSync(`${root}index.html`, 'utf8');
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: true,
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    globIgnore: ['index.html', '**/*.br'],
  });
  fastify.get('/*', (request, reply) => {
    if (notPages.test(request.url))
      return reply
        .status(404)
        .type('application/problem+json')
        .send(problem(404, 'not-found', 'There is nothing at this address.'));
    const nonce = randomBytes(nonceBytes).toString('base64');
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    return reply
      .header(
        'content-security-policy',
        policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
      )
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlace, nonce));
  });
}
