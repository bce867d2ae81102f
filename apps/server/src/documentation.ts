import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { Problem, type Settings } from './edge/edge.module.js';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** The page without a style or a script in its text, which the policy of every answer forbids. */
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Entente API</title>
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/swagger-ui-standalone-preset.js"></script>
    <script src="/api/docs/swagger-ui-init.js"></script>
  </body>
</html>
`;

/** OpenAPI 3.1 at /api/openapi.json, and a readable page at /api/docs that loads nothing from elsewhere. */
export function documentApi(app: NestFastifyApplication, { version }: Settings): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (/^\/api\/docs\/?$/.test(request.url)) void reply.type('text/html; charset=utf-8').send(page);
      else done();
    });
  SwaggerModule.setup('api/docs', app, () => describeApi(app, version), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    swaggerOptions: { layout: 'BaseLayout' },
  });
}

function describeApi(app: NestFastifyApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Entente')
    .setDescription(
      'Joint incident response between nations. Errors are RFC 9457 problems with a stable `code`. `x-roles` of an operation are the roles that may call it.',
    )
    .setVersion(version)
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'opaque',
      description: 'An API token: ent_…',
    })
    .addCookieAuth('entente_session', { type: 'apiKey', in: 'cookie', name: 'entente_session' }, 'cookie')
    .addGlobalResponse({
      status: 'default',
      description: 'What went wrong: a problem of RFC 9457 with a stable code',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, config, { standardSchemaConverter: jsonSchemaOf });
  for (const { post } of Object.values(document.paths))
    if (post?.requestBody && 'content' in post.requestBody) {
      const json = post.requestBody.content['application/json'];
      post.requestBody.required = json === undefined || requiresSomething(json.schema);
    }
  const problem = jsonSchemaOf(Problem, { schemaType: 'output' })?.schema as Schema;
  const schemas = { ...document.components?.schemas, Problem: problem };
  return { ...document, components: { ...document.components, schemas } };
}

/**
 * A zod schema as OpenAPI 3.1 has it. What bears an id becomes a part of its own, named by all that have it in them.
 * An answer may come to hold more than is said here: its objects are not closed.
 */
function jsonSchemaOf(given: unknown, { schemaType: io }: { schemaType: 'input' | 'output' }) {
  if (!(given instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    $defs: components = {},
    ...schema
  } = z.toJSONSchema(given, {
    ...{ io, unrepresentable: 'any' },
    override: ({ jsonSchema }) => {
      if (io === 'output' && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
      // What no number of JSON exceeds is no news.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { schema, components };
}

/** A body of a POST in which nothing is required may be left out. */
function requiresSomething(schema: Schema | undefined): boolean {
  return schema !== undefined && 'required' in schema && (schema.required ?? []).length > 0;
}
