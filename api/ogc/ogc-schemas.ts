const text = { type: 'string' };
const list = (items: unknown) => ({ type: 'array', items });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (required: string[], properties: Record<string, unknown>) => ({
  ...{ type: 'object', ...(required.length > 0 && { required }), properties },
});

/** Shapes of the answers, after the schemas of OGC API – Features part 1 and 2 (OpenAPI 3.0). */
export const ogcSchemas = {
  Link: object(['href', 'rel'], { href: text, rel: text, type: text, title: text }),
  LandingPage: object(['links'], { title: text, description: text, links: list(ref('Link')) }),
  Conformance: object(['conformsTo'], { conformsTo: list(text) }),
  Extent: object([], {
    spatial: object(['bbox'], {
      bbox: { ...list({ ...list({ type: 'number' }), minItems: 4, maxItems: 6 }), minItems: 1 },
      crs: text,
    }),
    temporal: object(['interval'], {
      interval: {
        ...list({
          ...list({ type: 'string', format: 'date-time', nullable: true }),
          minItems: 2,
          maxItems: 2,
        }),
        minItems: 1,
      },
      trs: text,
    }),
  }),
  Collection: object(['id', 'links'], {
    ...{ id: text, title: text, description: text, attribution: text, itemType: text },
    ...{ links: list(ref('Link')), extent: ref('Extent'), crs: list(text), storageCrs: text },
  }),
  Collections: object(['links', 'collections'], {
    ...{ links: list(ref('Link')), crs: list(text), collections: list(ref('Collection')) },
  }),
  MultiPolygon: {
    ...object(['type', 'coordinates'], {
      type: { type: 'string', enum: ['MultiPolygon'] },
      coordinates: list(list({ ...list({ ...list({ type: 'number' }), minItems: 2 }), minItems: 4 })),
    }),
    nullable: true,
  },
  Feature: object(['type', 'id', 'geometry', 'properties'], {
    type: { type: 'string', enum: ['Feature'] },
    id: text,
    geometry: ref('MultiPolygon'),
    properties: { type: 'object' },
    links: list(ref('Link')),
  }),
  FeatureCollection: object(['type', 'features'], {
    type: { type: 'string', enum: ['FeatureCollection'] },
    links: list(ref('Link')),
    numberMatched: { type: 'integer', minimum: 0 },
    numberReturned: { type: 'integer', minimum: 0 },
    features: list(ref('Feature')),
  }),
};
