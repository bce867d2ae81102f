import { readSettings } from './edge/edge.module.js';
import { Setup } from './identity/identity.module.js';
import { createServer } from './server.js';

/** Starts the server; whatever stops the start is said in a sentence. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createServer(settings);
  await app.listen(settings.port, settings.host);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const url = settings.publicUrl.replace(/:0$/, `:${port}`);
  process.stdout.write(`Entente is running on ${url}\n`);
  const key = await app.get(Setup).freshKey();
  if (key) process.stdout.write(`Set it up, once, at ${url}/setup#${key}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`Entente cannot start: ${sentenceOf(error)}\n`);
  process.exit(1);
});

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'another program listens on this port already. Set PORT to another one.';
  return process.env['LOG_LEVEL'] === 'debug' ? (error.stack ?? error.message) : error.message;
}
