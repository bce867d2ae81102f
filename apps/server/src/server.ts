import { mkdirSync } from 'node:fs';
import { constants as zlib } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import {
  ProblemFilter,
  refuseAddress,
  refuseOtherMethods,
  sayInPlainWords,
  takeJsonAndFiles,
  validationPipe,
  type Settings,
} from './edge/edge.module.js';
import { serveDashboard, securityHeaders } from './dashboard/dashboard.module.js';
import { documentApi } from './documentation.js';
import { Sockets } from './sockets.js';
import { requireAccessOnEveryRoute } from './routes.js';

const mebibyte = 1_048_576;

/** Builds the server for given settings, ready to listen. */
export async function createServer(settings: Settings): Promise<NestFastifyApplication> {
  sayInPlainWords();
  mkdirSync(settings.dataDir, { recursive: true });
  const adapter = new FastifyAdapter({
    bodyLimit: mebibyte,
    // A reverse proxy on this machine says for whom it asks; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
    // Who keeps asking over an open connection would otherwise keep a server from ending.
    return503OnClosing: true,
  });
  app.useLogger(app.get(Logger));
  app.useWebSocketAdapter(new Sockets(app));
  takeJsonAndFiles(app.getHttpAdapter().getInstance());
  refuseOtherMethods(app.getHttpAdapter().getInstance());
  await app.register(cookie);
  // At once: a list of fifty cases takes 0.4 ms so, and 3 in pieces through other threads. Quality 4 would take twice as
  // long, to save a tenth of a list.
  const brotliOptions = { params: { [zlib.BROTLI_PARAM_QUALITY]: 2 } };
  await app.register(compress, { threshold: 2_048, syncThreshold: 524_288, brotliOptions });
  securityHeaders(app, settings);
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  requireAccessOnEveryRoute(app);
  documentApi(app, settings);
  await serveDashboard(app);
  return app;
}
