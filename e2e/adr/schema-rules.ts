import type { DocumentRule } from './document-rule.ts';
import { callsOf, type OpenApi, objectsIn, type Schema } from './open-api.ts';

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const dateName = /(\w+D|_[dD])(ate|atum)/;

/** Every schema object: whatever stands under a key that holds one. */
function schemasIn(document: OpenApi): { at: string; object: Schema }[] {
  return objectsIn(document).filter(({ at }) =>
    /\/(schema|items|schemas\/\w+|properties\/[\w-]+|(oneOf|anyOf|allOf)\/\d+)$/.test(at),
  );
}

const propertiesIn = (document: OpenApi) =>
  schemasIn(document)
    .filter(({ at }) => /\/properties\/[\w-]+$/.test(at))
    .map(({ at, object }) => ({ at, name: at.split('/').at(-1) as string, object }));
const withFormat = (document: OpenApi, format: string) =>
  propertiesIn(document)
    .filter(({ object }) => object.format === format)
    .map(({ at }) => at);
const isDate = ({ name }: { name: string }) => name === 'date' || name === 'datum' || dateName.test(name);

/** What a schema of OpenAPI cannot be: the parts of `oas3-schema` that a document made by code could get wrong. */
function schemaFaults({ at, object }: { at: string; object: Schema }, nullable: boolean): string[] {
  const { type, required, enum: choices, items } = object;
  const known = [type ?? []].flat();
  return [
    ...(known.every((name) => types.includes(String(name))) ? [] : [`${at}: type ${type}`]),
    ...(Array.isArray(required) && required.length === 0 && nullable ? [`${at}: nothing required`] : []),
    ...(Array.isArray(choices) && choices.length === 0 ? [`${at}: no choice`] : []),
    ...(type === 'array' && items === undefined && nullable ? [`${at}: array of what`] : []),
    ...(!nullable && 'nullable' in object ? [`${at}: nullable is of OpenAPI 3.0`] : []),
    ...(nullable && (Array.isArray(type) || 'const' in object || type === 'null')
      ? [`${at}: of OpenAPI 3.1`]
      : []),
  ];
}

/** Rules on schemas and the names in them. */
export const schemaRules: DocumentRule[] = [
  {
    id: 'oas3-schema',
    faults: (document) => {
      const old = document.openapi.startsWith('3.0');
      const bare = callsOf(document).filter(({ responses }) => Object.keys(responses ?? {}).length === 0);
      return [
        ...bare.map(({ at }) => at),
        ...schemasIn(document).flatMap((schema) => schemaFaults(schema, old)),
      ];
    },
    plant: (document) => addProperty(document, 'planted', { type: 'date' }),
  },
  {
    id: 'oas3-valid-schema-example',
    faults: (document) =>
      schemasIn(document)
        .filter(
          ({ object }) =>
            'example' in object && object.type === 'string' && typeof object.example !== 'string',
        )
        .map(({ at }) => at),
    plant: (document) => addProperty(document, 'planted', { type: 'string', example: 5 }),
  },
  {
    id: 'oas3-valid-media-example',
    // None has an example: the answers of the running service are the examples.
    faults: (document) =>
      objectsIn(document)
        .filter(({ at, object }) => /\/content\/[^/]+\/[^/]+$/.test(at) && 'example' in object)
        .map(({ at }) => at),
    plant: (document) => {
      const [first] = callsOf(document).flatMap(({ responses }) => Object.values(responses));
      if (first) first.content = { 'application/json': { schema: { type: 'string' }, example: 5 } };
    },
  },
  {
    id: 'nlgov:schema-camel-case',
    faults: ({ components }) =>
      Object.keys(components?.schemas ?? {}).filter((name) => !/^([A-Z][a-z\d]*)+$/.test(name)),
    plant: (document) => {
      document.components = { ...document.components, schemas: { landing_page: {} } };
    },
  },
  {
    id: 'nlgov:property-casing',
    faults: (document) =>
      propertiesIn(document)
        .filter(({ name }) => /_links/i.test(name) && !/^[a-z][A-Za-z\d]*$/.test(name))
        .map(({ at }) => at),
    plant: (document) => addProperty(document, 'Page_links', {}),
  },
  {
    id: 'nlgov:date-time-ensure-timezone',
    faults: (document) => withFormat(document, 'date-time-local'),
    plant: (document) => addProperty(document, 'planted', { type: 'string', format: 'date-time-local' }),
  },
  {
    id: 'nlgov:time-without-timezone',
    faults: (document) => withFormat(document, 'time'),
    plant: (document) => addProperty(document, 'planted', { type: 'string', format: 'time' }),
  },
  {
    id: 'nlgov:specify-format-for-date-and-time',
    faults: (document) =>
      propertiesIn(document)
        .filter(isDate)
        .filter(({ object }) => !('format' in object) && !('allOf' in object))
        .map(({ at }) => at),
    plant: (document) => addProperty(document, 'startDate', { type: 'string' }),
  },
  {
    id: 'nlgov:use-date-instead-of-datetime',
    faults: (document) =>
      propertiesIn(document)
        .filter(isDate)
        .filter(({ object }) => object.format === 'date-time')
        .map(({ at }) => at),
    plant: (document) => addProperty(document, 'startDate', { type: 'string', format: 'date-time' }),
  },
];

function addProperty(document: OpenApi, name: string, schema: Schema): void {
  const [first] = callsOf(document).flatMap(({ responses }) => Object.values(responses));
  if (first)
    first.content = { 'application/json': { schema: { type: 'object', properties: { [name]: schema } } } };
}
