import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './edge/edge.module.js';

/** Nest marks a method that answers a route with this metadata. */
const routePath = 'path';

/** Refuses to start while a route does not say which roles may call it: default-deny, checked before anybody calls. */
export function requireAccessOnEveryRoute(app: INestApplicationContext): void {
  const reflector = app.get(Reflector);
  const discovery = app.get(DiscoveryService);
  const scanner = new MetadataScanner();
  const open = discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) return [];
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function' || Reflect.getMetadata(routePath, method) === undefined) return [];
      const access = reflector.getAllAndOverride<Access | undefined>(ACCESS, [method, metatype]);
      return access ? [] : [`${metatype.name}.${name}`];
    });
  });
  if (open.length > 0)
    throw new Error(`These routes do not say which roles may call them: ${open.join(', ')}.`);
}
