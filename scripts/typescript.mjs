/**
 * Lets Node run TypeScript as it lies there: `node --import ./scripts/typescript.mjs test/load/bench.ts`.
 * Workspaces that it imports are taken as built.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
