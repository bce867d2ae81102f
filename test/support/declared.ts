import { z } from 'zod';

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(
          z.string(),
          z.object({
            content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional(),
          }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** What a server says in /api/openapi.json that its routes answer. Each schema is built when it is first asked for. */
class Declared {
  private readonly schemas = new Map<string, z.ZodType>();
  private readonly routes: { path: string; pattern: RegExp }[];

  constructor(private readonly described: z.infer<typeof Described>) {
    const open = (path: string) => (path.match(/\{/g) ?? []).length;
    this.routes = Object.keys(described.paths)
      // A word fits better than whatever may stand in its place.
      .sort((a, b) => open(a) - open(b))
      .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }));
  }

  /** Throws where a body has not all that its route declares, or has more; what is not described may be as it likes. */
  check(method: string, pathname: string, status: number, body: unknown): void {
    const path = this.routes.find(({ pattern }) => pattern.test(pathname))?.path;
    if (path === undefined) return;
    const answer = `${method} ${path} ${status}`;
    const schema = this.schemas.get(answer) ?? this.schemaOf(path, method, status);
    this.schemas.set(answer, schema);
    const { error } = schema.safeParse(body);
    if (error)
      throw new Error(`${answer} is not as declared:\n${z.prettifyError(error)}\n${JSON.stringify(body)}`);
  }

  private schemaOf(path: string, method: string, status: number): z.ZodType {
    const { content } = this.described.paths[path]?.[method.toLowerCase()]?.responses[status] ?? {};
    const schema = content?.['application/json']?.schema;
    if (!schema) throw new Error(`${method} ${path} declares no answer ${status}.`);
    const whole = { ...schema, $defs: this.described.components.schemas };
    // A schema of JSON by its origin.
    return z.fromJSONSchema(whole as z.core.JSONSchema.JSONSchema);
  }
}

/** Objects are open in the description, since more may come to be in them; a test is to find what is not described yet. */
function closing(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') return value.replace('#/components/schemas/', '#/$defs/');
  const isClosable =
    typeof value === 'object' &&
    value !== null &&
    'properties' in value &&
    'type' in value &&
    !('additionalProperties' in value);
  return isClosable ? { ...value, additionalProperties: false } : value;
}

const declaredAt = new Map<string, Declared>();

/** From now on whatever the server at this address answers is held against what it declares (`checkDeclared`). */
export async function holdToDeclared(url: string): Promise<void> {
  const response = await fetch(`${url}/api/openapi.json`);
  declaredAt.set(url, new Declared(Described.parse(JSON.parse(await response.text(), closing))));
}

/** Holds a good answer in JSON against what its route declares, where the server is held to it. */
export function checkDeclared(method: string, url: string, status: number, body: unknown): void {
  const { origin, pathname } = new URL(url);
  declaredAt.get(origin)?.check(method, pathname, status, body);
}
