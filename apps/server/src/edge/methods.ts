import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** The dashboard answers every address that is nothing else with its page. */
const anything = '/*';

/**
 * Refuses a method that an address does not have, and names in `Allow` those that it has (RFC 9110, 15.5.6): "not found" would
 * send the author of a client to look for another address. Comes before the routes.
 */
export function refuseOtherMethods(fastify: FastifyInstance): void {
  const methodsOf = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const known = methodsOf.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    methodsOf.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 && request.routeOptions.url !== anything) {
      done();
      return;
    }
    const path = request.url.split('?')[0] ?? '';
    const here = [...methodsOf.values()].filter(({ pattern }) => pattern.test(path));
    // Where it has the method, its id is longer than any.
    if (here.length === 0 || here.some(({ methods }) => methods.has(request.method))) {
      done();
      return;
    }
    const allowed = [...new Set(here.flatMap(({ methods }) => [...methods]))].sort().join(', ');
    void reply.header('allow', allowed);
    done(new MethodNotAllowedException(`There is no ${request.method} of this address, but ${allowed}.`));
  });
}

/** `/api/cases/:id` as a pattern of addresses. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/\W/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
