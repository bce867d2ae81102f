import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from './edge/edge.module.js';

/** OpenAPI 3.1 at /api/openapi.json, and a readable page at /api/docs that loads nothing from elsewhere. */
export function documentApi(app: NestFastifyApplication, { version }: Settings): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Entente')
    .setDescription(
      'Joint incident response between nations. Errors are RFC 9457 problems with a stable `code`. POST takes Idempotency-Key; changes of a case take If-Match.',
    )
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token: ent_…' })
    .addCookieAuth('entente_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Entente API',
  });
}
