import { apiVersion } from './guard/headers.ts';
import { deskOperations } from './openapi-desk-operations.ts';
import type { DeskOperation } from './openapi-desk-parts.ts';
import {
  answer,
  broad,
  contact,
  json,
  openApiAnswer,
  problem,
  schemaOf,
  serversOf,
} from './openapi-parts.ts';

/** What is particular about an answer: by path, and by status. */
const particular: Record<string, Record<number, object>> = {
  '/exports/{id}/versions/{file}': {
    200: answer('Het bestand', 'text/csv', { type: 'string' }),
    410: problem('Na de einddatum'),
  },
  '/exports/{id}/versions': { 409: problem('Nog geen publicatie'), 410: problem('Na de einddatum') },
  '/exports': { 409: problem('Nog geen publicatie') },
  ...Object.fromEntries(
    ['lookups', 'claims', 'payments'].map((step) => [
      `/rewards/${step}`,
      { 404: problem('Deze code is onbekend') },
    ]),
  ),
  '/intake/reports/{id}/photos/{photo}': {
    200: answer('De foto, verzegeld met age', 'application/octet-stream', {}),
  },
};

/** OpenAPI 3.1 of the desk, made from the same zod schemas that validate; README.md tells which role may call what. */
export function deskOpenApiDocument(deskUrl?: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'NH Drugsalert: balie',
      version: apiVersion,
      description:
        'Voor medewerkers en voor de Drugshub. Elke aanroep vraagt een token, behalve deze beschrijving.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact,
    },
    servers: serversOf(deskUrl, '/api/v1', 'balie.nhdrugsalert.example'),
    tags: [...Object.keys(deskOperations), 'beheer'].map((name) => ({ name })),
    security: [{ token: [] }],
    paths: { ...deskPaths(), '/openapi.json': { get: { ...openApiAnswer, security: [] } } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function deskPaths() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, operations] of Object.entries(deskOperations)) {
    for (const operation of operations) {
      const method = operation.does === 'GET' ? 'get' : 'post';
      paths[operation.path] = { ...paths[operation.path], [method]: described(tag, operation) };
    }
  }
  return paths;
}

function described(tag: string, { does, path, id, summary, body, query }: DeskOperation) {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    })),
    ...Object.entries(query ?? {}).map(([name, known]) => ({ name, in: 'query', required: false, ...known })),
  ];
  return {
    ...{ tags: [tag], operationId: id, summary },
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      [does === 'ADD' ? 201 : 200]: json(summary, { type: 'object' }),
      401: problem('Geen geldig token'),
      403: problem('Niet voor deze rol of regio'),
      ...(path.includes('{') && { 404: problem('Bestaat niet') }),
      ...(does !== 'GET' && { 409: problem('Kan in deze stand niet') }),
      ...particular[path],
      ...broad,
    },
  };
}
