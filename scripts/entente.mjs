/** `npm run entente -- <command>`: the command line. What it prints on stdout is its own and nothing else. */
import { built, installed } from './ready.mjs';

await installed(() => built({ dashboard: false }));
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await import('../apps/server/dist/cli/main.js');
