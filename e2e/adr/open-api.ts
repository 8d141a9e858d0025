/** An OpenAPI document as far as the rules look at it. */
export type Schema = Record<string, unknown>;
export type Media = { schema: Schema; example?: unknown };
export type OpenApiAnswer = {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, Media>;
};
export type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
export type Operation = {
  tags?: string[];
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, OpenApiAnswer>;
};
export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; contact: Record<string, string | undefined> };
  servers: { url: string; variables?: Record<string, unknown> }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

export type Call = Operation & { at: string; path: string; method: string };

/** Every operation of a document with its place. */
export function callsOf({ paths }: OpenApi): Call[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      ...{ at: `${method} ${path}`, path, method },
    })),
  );
}

export function answersOf(document: OpenApi): { at: string; status: string; answer: OpenApiAnswer }[] {
  return callsOf(document).flatMap(({ at, responses }) =>
    Object.entries(responses).map(([status, answer]) => ({ at: `${at} ${status}`, status, answer })),
  );
}

/** Every object in a document, deepest last, with its place. */
export function objectsIn(value: unknown, at = ''): { at: string; object: Record<string, unknown> }[] {
  if (value === null || typeof value !== 'object') return [];
  const own = Array.isArray(value) ? [] : [{ at, object: value as Record<string, unknown> }];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => objectsIn(part, `${at}/${key}`))];
}

/** The document with every `$ref` replaced by what it points at, as a linter sees it. @throws when one points nowhere */
export function resolved(document: OpenApi): OpenApi {
  const follow = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(follow);
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, follow(part)]));
    const found = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    if (found === undefined) throw new Error(`${$ref} points nowhere`);
    return follow(found);
  };
  return follow(document) as OpenApi;
}
