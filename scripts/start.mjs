/** `npm start`: installs and builds what is missing or out of date, then is the server. */
import { built, installed } from './ready.mjs';

await installed(built);
process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);
await import('../apps/server/dist/main.js');
