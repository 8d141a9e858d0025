import { apiVersion } from '#api/guard/headers.ts';
import { answer, broad, contact, headers, problem, serversOf } from '#api/openapi-parts.ts';
import { coordinateSystems, crs84 } from './coordinate-systems.ts';
import type { FeatureCollection, PropertySchema } from './feature-collection.ts';
import { limits } from './items-query.ts';
import { geoJson, json, openApi } from './links.ts';
import { ogcSchemas } from './ogc-schemas.ts';
import type { OgcService } from './ogc-service.ts';

const schema = (name: keyof typeof ogcSchemas) => ({ $ref: `#/components/schemas/${name}` });
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const tags = [
  { name: 'dienst', description: 'Wat deze dienst is en kan' },
  { name: 'gegevens', description: 'Verzamelingen en hun gegevens' },
];

/** OpenAPI 3.0 of one map service, as the class `oas30` of OGC API – Features wants it. */
export function ogcDocument({ title, description, collections, configuredUrl, roles }: OgcService) {
  const staff = roles !== undefined;
  const host = staff ? 'balie.nhdrugsalert.example' : 'nhdrugsalert.example';
  const refusals = staff ? { 401: problem('Geen geldig token'), 403: problem('Niet voor deze rol') } : {};
  const locked = staff ? { security: [{ token: [] }] } : {};
  return {
    openapi: '3.0.3',
    info: { title, version: apiVersion, description, contact, license: { name: 'EUPL-1.2' } },
    servers: serversOf(configuredUrl, '/ogc/v1', host),
    tags,
    paths: {
      ...servicePaths(),
      '/collections': {
        get: { ...collectionsOperation(), responses: listed('Collections', refusals), ...locked },
      },
      ...Object.fromEntries(
        collections.flatMap((collection) => collectionPaths(collection, { refusals, locked })),
      ),
    },
    components: {
      schemas: ogcSchemas,
      parameters,
      ...(staff && { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }),
    },
  };
}

const listed = (name: keyof typeof ogcSchemas, refusals: object) => ({
  200: answer('De gevraagde beschrijving', json, schema(name)),
  ...refusals,
  ...broad,
});

function servicePaths() {
  const describing = (operationId: string, summary: string, name: keyof typeof ogcSchemas) => ({
    get: { tags: ['dienst'], operationId, summary, responses: listed(name, {}) },
  });
  const api = (operationId: string, summary: string) => ({
    get: {
      ...{ tags: ['dienst'], operationId, summary },
      responses: { 200: answer('OpenAPI 3.0', openApi, { type: 'object' }), ...broad },
    },
  });
  return {
    '/': describing('getLandingPage', 'Beginpagina', 'LandingPage'),
    '/conformance': describing('getConformance', 'Waaraan deze dienst voldoet', 'Conformance'),
    '/api': api('getApi', 'Deze beschrijving'),
    '/openapi.json': api('getOpenApi', 'Deze beschrijving, op de plek van de API Design Rules'),
  };
}

const collectionsOperation = () => ({
  ...{ tags: ['gegevens'], operationId: 'getCollections', summary: 'Alle verzamelingen' },
});

type Access = { refusals: object; locked: object };

function collectionPaths(collection: FeatureCollection, { refusals, locked }: Access): [string, unknown][] {
  const { id, title, description, filters, properties } = collection;
  const name = id.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  const operation = (operationId: string, summary: string) => ({
    ...{ tags: ['gegevens'], operationId, summary, ...locked },
  });
  const placed = { ...headers, ...crsHeader };
  const missing = { 404: problem('Bestaat niet'), ...refusals, ...broad };
  const features = (schemaName: keyof typeof ogcSchemas) => ({
    ...answer(title, geoJson, featureSchema(schemaName, properties)),
    headers: placed,
  });
  return [
    [
      `/collections/${id}`,
      {
        get: {
          ...operation(`get${name}`, title),
          responses: { 200: answer(title, json, schema('Collection')), ...missing },
        },
      },
    ],
    [
      `/collections/${id}/items`,
      {
        get: {
          ...operation(`get${name}Items`, `${title}: gegevens`),
          description,
          parameters: [
            ...Object.keys(parameters)
              .filter((key) => key !== 'featureId')
              .map(parameter),
            ...filters.map((filter) => filterParameter(filter, properties[filter] as PropertySchema)),
          ],
          responses: { 200: features('FeatureCollection'), ...missing },
        },
      },
    ],
    [
      `/collections/${id}/items/{featureId}`,
      {
        get: {
          ...operation(`get${name}Item`, `${title}: één gegeven`),
          parameters: [parameter('featureId'), parameter('crs')],
          responses: { 200: features('Feature'), ...missing },
        },
      },
    ],
  ];
}

/** The general shape with the properties of this collection spelled out. */
function featureSchema(name: keyof typeof ogcSchemas, properties: Record<string, PropertySchema>) {
  const feature = {
    allOf: [
      schema('Feature'),
      { type: 'object', properties: { properties: { type: 'object', properties } } },
    ],
  };
  if (name === 'Feature') return feature;
  return {
    allOf: [
      schema('FeatureCollection'),
      { type: 'object', properties: { features: { type: 'array', items: feature } } },
    ],
  };
}

const crsHeader = {
  'Content-Crs': {
    description: 'Coördinatenstelsel van de geometrie, tussen < en >',
    schema: { type: 'string', example: `<${crs84}>` },
  },
};

const filterParameter = (name: string, { nullable: _, ...property }: PropertySchema) => ({
  ...{ name, in: 'query', description: property.description, required: false },
  ...{ schema: property, style: 'form', explode: false },
});

const query = (name: string, description: string, queried: object) => ({
  ...{ name, in: 'query', description, required: false, schema: queried, style: 'form', explode: false },
});
const crsSchema = { type: 'string', format: 'uri', enum: coordinateSystems, default: crs84 };

const parameters: Record<string, unknown> = {
  limit: query('limit', 'Hoeveel gegevens op een pagina', {
    ...{ type: 'integer', minimum: 1, maximum: limits.most, default: limits.usual },
  }),
  offset: query('offset', 'Hoeveel gegevens overslaan', {
    ...{ type: 'integer', minimum: 0, maximum: limits.offset, default: 0 },
  }),
  bbox: query('bbox', 'Rechthoek: kleinste en grootste waarde van elke as', {
    type: 'array',
    oneOf: [
      { minItems: 4, maxItems: 4 },
      { minItems: 6, maxItems: 6 },
    ],
    items: { type: 'number' },
  }),
  'bbox-crs': query('bbox-crs', 'Coördinatenstelsel van bbox', crsSchema),
  datetime: query('datetime', 'Dag, moment of periode (met een /, en .. voor open) volgens RFC 3339', {
    type: 'string',
  }),
  crs: query('crs', 'Coördinatenstelsel van het antwoord', crsSchema),
  featureId: {
    ...{ name: 'featureId', in: 'path', required: true, description: 'Naam van het gegeven' },
    schema: { type: 'string' },
  },
};
