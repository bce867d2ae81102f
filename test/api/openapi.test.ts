import { z } from 'zod';
import { send } from '../support/person.js';
import { aNode } from '../support/world.js';

const node = aNode();

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().min(7),
  tags: z.array(z.string()).min(1),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
  requestBody: z.object({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.optional() })),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
const Description = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({ title: z.literal('Entente'), version: z.string() }),
  paths: z.record(
    z.string(),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional()),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

/** The routes that read nothing from a body, though they write. */
const withoutBody = new Set(['DELETE']);

/** The one route whose body is a file. */
const isFile = (route: string) => route === 'POST /api/cases/{id}/evidence';

async function read() {
  const { status, body } = await send(`${node.server.url}/api/openapi.json`, 'GET');
  expect(status).toBe(200);
  const description = Description.parse(body);
  const operations = Object.entries(description.paths).flatMap(([path, all]) =>
    Object.entries(all).flatMap(([method, operation]) =>
      operation
        ? [{ route: `${method.toUpperCase()} ${path}`, path, method: method.toUpperCase(), operation }]
        : [],
    ),
  );
  return { body, description, operations };
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and says of every route what it is for, what it takes and how it refuses', async () => {
    const { operations } = await read();
    expect(operations.length).toBeGreaterThan(60);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { route, path, method, operation } of operations) {
      const inPath = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      expect([route, inPath.sort()]).toEqual([route, (path.match(/\{\w+\}/g) ?? []).sort()]);
      const takesBody = method !== 'GET' && !withoutBody.has(method);
      expect([route, operation.requestBody !== undefined]).toEqual([route, takesBody]);
      if (operation.requestBody)
        expect(
          operation.requestBody.content[isFile(route) ? 'application/octet-stream' : 'application/json']
            ?.schema,
        ).toHaveProperty('type');
      expect(operation.responses['default']?.content).toHaveProperty('application/problem+json');
    }
  });

  it('says of every route what it answers when all goes well: a schema, a file of a media type, or nothing', async () => {
    const { operations } = await read();
    for (const { route, operation } of operations) {
      const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      expect([route, good.length]).toEqual([route, 1]);
      for (const [status, { content = {} }] of good) {
        const schemas = Object.values(content).map(({ schema }) => Object.keys(schema).length > 0);
        expect([route, schemas.length > 0 && schemas.every(Boolean)]).toEqual([route, status !== '204']);
      }
    }
  });

  it('names only parts and ways to sign in that it also describes', async () => {
    const { body, description, operations } = await read();
    const named = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(JSON.stringify(body)).not.toContain('#/$defs');
    for (const name of named) expect(description.components.schemas).toHaveProperty(name ?? '');
    const schemes = Object.keys(description.components.securitySchemes);
    for (const { operation } of operations)
      for (const one of operation.security ?? [])
        expect(schemes).toEqual(expect.arrayContaining(Object.keys(one)));
  });

  it('says which routes may be repeated and which may refuse a stale version', async () => {
    const { operations } = await read();
    const taking = (header: string) =>
      operations
        .filter(({ operation }) => operation.parameters.some(({ name }) => name === header))
        .map(({ route }) => route);
    const actions = operations
      .map(({ route }) => route)
      .filter((route) => /^POST \/api\/cases\/\{id\}\/(?!audience)/.test(route));
    expect(taking('If-Match')).toEqual(expect.arrayContaining([...actions, 'PATCH /api/cases/{id}']));
    expect(taking('Idempotency-Key')).toEqual(
      expect.arrayContaining([
        ...actions,
        'POST /api/cases',
        'POST /api/agreements',
        'POST /api/organizations',
      ]),
    );
  });

  it('is there for who has not signed in, as JSON and as YAML', async () => {
    expect((await send(`${node.server.url}/api/openapi.yaml`, 'GET')).body).toMatch(/^openapi: 3\.1/);
  });
});
