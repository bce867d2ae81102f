/** `npm run bench`: the measurements of test/load/bench.ts on the server as built. */
import { existsSync } from 'node:fs';
import { built, giveUp, installed } from './ready.mjs';

const bench = new URL('../test/load/bench.ts', import.meta.url);

if (!existsSync(bench)) giveUp('There is no benchmark yet: test/load/bench.ts is missing.');
await installed(built);
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await import('./typescript.mjs');
await import(bench.href);
