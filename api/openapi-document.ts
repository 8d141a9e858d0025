import { z } from 'zod';
import { followUpRequest } from './follow-up/follow-up-routes.ts';
import { apiVersion } from './guard/headers.ts';
import { accepted, reportDraft } from './reports/report.schema.ts';

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return json;
};

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
        },
      },
    },
  },
};

const headers = {
  'API-Version': {
    description: 'Volledige versie van de API',
    schema: { type: 'string', example: apiVersion },
  },
};

const problem = (description: string) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const json = (description: string, schema: unknown) => ({
  description,
  headers,
  content: { 'application/json': { schema } },
});

const areaSchema = {
  type: 'object',
  required: ['code', 'name', 'kind'],
  properties: {
    code: { type: 'string', description: 'GM-code van een gemeente, of de code van een water' },
    name: { type: 'string' },
    kind: { type: 'string', enum: ['municipality', 'water'] },
  },
};

const broad = { 400: problem('De invoer klopt niet'), default: problem('Er ging iets mis') };

/** OpenAPI 3.1 of the public API, made from the same zod schemas that validate; texts in Dutch (NLgov API Design Rules). */
export function openApiDocument(publicUrl = '') {
  return {
    openapi: '3.1.0',
    info: {
      title: 'NH Drugsalert: publieke API',
      version: apiVersion,
      description: 'Anoniem melden van vermoedens van drugscriminaliteit in Noord-Holland.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: {
        name: 'Beheer NH Drugsalert',
        email: 'beheer@nhdrugsalert.example',
        url: 'https://nhdrugsalert.example/contact',
      },
    },
    // Relative unless the address is a public one: then the linter of the API Design Rules wants it whole.
    servers: [{ url: `${publicUrl.startsWith('https:') ? publicUrl : ''}/api/v1` }],
    tags: [
      { name: 'melden', description: 'Melden en terugkijken' },
      { name: 'gebieden', description: 'Gemeenten en wateren' },
      { name: 'beheer', description: 'Beschrijving en gezondheid' },
    ],
    paths: {
      '/reports': { post: createReport() },
      '/follow-ups': { post: askFollowUp() },
      '/areas': {
        get: {
          tags: ['gebieden'],
          operationId: 'listAreas',
          summary: 'Gemeenten en wateren die vandaag gelden',
          responses: {
            200: json('De gebieden', {
              type: 'object',
              required: ['areas'],
              properties: { areas: { type: 'array', items: areaSchema } },
            }),
            ...broad,
          },
        },
      },
      '/areas/{code}': {
        get: {
          tags: ['gebieden'],
          operationId: 'getArea',
          summary: 'Eén gemeente of water',
          parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: json('Het gebied', areaSchema), 404: problem('Onbekende code'), ...broad },
        },
      },
      '/health/live': { get: health('healthLive', 'Het proces antwoordt') },
      '/health/ready': { get: health('healthReady', 'Site, database en beide luisteraars antwoorden') },
      '/openapi.json': {
        get: {
          tags: ['beheer'],
          operationId: 'getOpenApi',
          summary: 'Deze beschrijving',
          responses: { 200: json('OpenAPI 3.1', { type: 'object' }), ...broad },
        },
      },
    },
  };
}

function createReport() {
  const schema = schemaOf(reportDraft);
  return {
    tags: ['melden'],
    operationId: 'createReport',
    summary: 'Een melding doen',
    description:
      'Zelfde sleutel en zelfde inhoud: dezelfde ontvangstcode (200). Zelfde sleutel en andere inhoud: een tweede melding.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'Zelfgekozen willekeurige sleutel. Verplicht bij JSON.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        'multipart/form-data': {
          schema: { type: 'object', properties: schema.properties, required: schema.required },
        },
      },
    },
    responses: {
      200: json('Deze melding was al binnen', schemaOf(accepted)),
      201: json('De melding is bewaard', schemaOf(accepted)),
      413: problem('Te groot'),
      503: problem('Te druk of geen ruimte: er is niets bewaard'),
      ...broad,
    },
  };
}

function askFollowUp() {
  return {
    tags: ['melden'],
    operationId: 'askFollowUp',
    summary: 'Terugkijken met een ontvangstcode',
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(followUpRequest) } } },
    responses: {
      200: json('Berichten bij deze code', {
        type: 'object',
        required: ['messages'],
        properties: { messages: { type: 'array', items: { type: 'object' } } },
      }),
      ...broad,
    },
  };
}

function health(operationId: string, summary: string) {
  return {
    tags: ['beheer'],
    operationId,
    summary,
    responses: {
      200: json('In orde', {
        type: 'object',
        required: ['status'],
        properties: { status: { type: 'string' } },
      }),
      503: problem('Niet in orde'),
      ...broad,
    },
  };
}
