import { z } from 'zod';
import { apiVersion } from './guard/headers.ts';

/** JSON schema of what a client sends or gets; `input` has the fields that may be left out as such. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
  return json;
};

export const contact = {
  name: 'Beheer NH Drugsalert',
  email: 'beheer@nhdrugsalert.example',
  url: 'https://nhdrugsalert.example/contact',
};

/**
 * Where the API is. The design rules want a whole https address, which a development server does not have: its document
 * names the one of an example and says so.
 */
export function serversOf(url: string | undefined, path: string, example: string) {
  if (url?.startsWith('https:') || url?.endsWith('.onion')) return [{ url: `${url}${path}` }];
  const description =
    'Voorbeeld: deze server heeft geen eigen https-adres. Gebruik het adres waar u dit vond.';
  return [{ url: `https://${example}${path}`, description }];
}

const problemSchema = {
  type: 'object',
  required: ['status', 'title', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer', description: 'HTTP-status' },
    title: { type: 'string', description: 'Korte titel in het Nederlands' },
    detail: { type: 'string', description: 'Uitleg in het Nederlands' },
    code: { type: 'string', description: 'Vaste code waarop software kan vergelijken' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'detail'],
        properties: {
          field: { type: 'string' },
          code: { type: 'string' },
          detail: { type: 'string' },
          limit: { type: 'number' },
          number: { type: 'integer', description: 'De hoeveelste, vanaf 1' },
        },
      },
    },
  },
};

export const headers = {
  'API-Version': {
    description: 'Volledige versie van de API',
    schema: { type: 'string', example: apiVersion },
  },
};

export const problem = (description: string) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: problemSchema } },
});

export const json = (description: string, schema: unknown) => answer(description, 'application/json', schema);

export const answer = (description: string, type: string, schema: unknown) => ({
  description,
  headers,
  content: { [type]: { schema } },
});

/** What every operation can answer besides what it names. */
export const broad = { 400: problem('De invoer klopt niet'), default: problem('Er ging iets mis') };

export const openApiAnswer = {
  tags: ['beheer'],
  operationId: 'getOpenApi',
  summary: 'Deze beschrijving',
  responses: { 200: json('OpenAPI 3.1', { type: 'object' }), ...broad },
};
