import assert from 'node:assert/strict';
import { areasOn } from '#content/areas/area-sets.ts';
import { featureCollection, type Link } from './geojson.ts';

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const rd = 'http://www.opengis.net/def/crs/EPSG/0/28992';
export const etrs89 = 'http://www.opengis.net/def/crs/EPSG/0/4258';
export const collections = ['areas', 'area-figures', 'region-figures'];
export const areasToday = () => areasOn(new Date().toISOString().slice(0, 10));

type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
type Operation = { responses: Record<string, unknown>; security?: unknown };
type OpenApi = {
  openapi: string;
  paths: Record<string, { get: Operation }>;
  components: { parameters: Record<string, Parameter>; securitySchemes?: unknown };
};
type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  schema: Record<string, unknown>;
};

/** The running map service as a client meets it; `root` is known once the house runs. */
export function mapService(root: () => string) {
  const get = async (path: string): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : root() + path);
    const body = (await response.json()) as Answer['body'];
    return { status: response.status, headers: response.headers, body };
  };
  /** Asks for features, and holds the answer against the schema. */
  const items = async (collection: string, query: Record<string, string> = {}) => {
    const answer = await get(`/collections/${collection}/items?${new URLSearchParams(query)}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return featureCollection.parse(answer.body);
  };
  const definition = async () => (await get('/api')).body as unknown as OpenApi;
  return {
    ...{ root, get, items, definition },
    ids: async (collection: string, query: Record<string, string>) =>
      (await items(collection, query)).features.map(({ id }) => id),
    /** A parameter as the definition has it. */
    parameter: async (name: string) => (await definition()).components.parameters[name] as Parameter,
    refused: async (path: string, field: string) => {
      const { status, headers, body } = await get(path);
      assert.equal(status, 400, path);
      assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.deepEqual(
        (body.errors as { field: string }[]).map((fault) => fault.field),
        [field],
        path,
      );
    },
  };
}
export type MapService = ReturnType<typeof mapService>;

export const linksOf = ({ body }: Answer) => body.links as Link[];
export const linkTo = (answer: Answer, rel: string) => linksOf(answer).find((link) => link.rel === rel);
