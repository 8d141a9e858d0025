import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import { noteTaken } from '#api/staff/taken-figures.ts';
import { geometryText } from './area-geometry.ts';
import { crs84 } from './coordinate-systems.ts';
import { describeCollection } from './describe-collection.ts';
import { type Feature, type FeatureCollection, unasked } from './feature-collection.ts';
import { type ItemsQuery, itemsKeys, readCrs, readItemsQuery } from './items-query.ts';
import { geoJson, json, type Link, linkHeader, pageLinks } from './links.ts';
import type { OgcService } from './ogc-service.ts';
import { selectFeatures } from './select-features.ts';

type Serving = Pick<OgcService, 'roles'> & { path: string; rootOf: (request: FastifyRequest) => string };

/** One collection: what it is, its features by the page, and each by its name. */
export function collectionRoutes(
  app: FastifyInstance,
  collection: FeatureCollection,
  { path, roles, rootOf }: Serving,
): void {
  const base = `${path}/collections/${collection.id}`;
  const hrefOf = (request: FastifyRequest) => `${rootOf(request)}/collections/${collection.id}`;

  app.get(base, { config: { roles } }, async (request, reply) => {
    const described = describeCollection(
      collection,
      await unasked(collection, request.member),
      rootOf(request),
    );
    return reply.header('link', linkHeader(described.links)).send(described);
  });

  const query = [...itemsKeys, ...collection.filters];
  app.get(`${base}/items`, { config: { roles, query } }, async (request, reply) => {
    const asked = readItemsQuery(request.query as Record<string, unknown>, collection);
    const features = await collection.features({ ...asked, member: request.member ?? null });
    const { matched, page } = selectFeatures(features, asked);
    noteMap(request, collection, asked);
    const items = `${hrefOf(request)}/items`;
    const links: Link[] = [
      ...pageLinks({ ...asked, items, query: request.query as Record<string, string>, matched }),
      { href: hrefOf(request), rel: 'collection', type: json, title: collection.title },
    ];
    const about = { type: 'FeatureCollection', links, numberMatched: matched, numberReturned: page.length };
    const listed = page.map((feature) => featureText(feature, asked.crs)).join(',');
    const body = `${JSON.stringify(about).slice(0, -1)},"features":[${listed}]}`;
    return reply
      .headers({ ...placed(asked.crs, links), ...namedAs(collection) })
      .type(geoJson)
      .send(body);
  });

  type One = { Params: { featureId: string } };
  app.get<One>(`${base}/items/:featureId`, { config: { roles, query: ['crs'] } }, async (request, reply) => {
    const crs = readCrs(request.query as Record<string, unknown>);
    const feature = (await unasked(collection, request.member)).find(
      ({ id }) => id === request.params.featureId,
    );
    if (feature === undefined) throw new Problem('not-found');
    noteMap(request, collection);
    const self = `${hrefOf(request)}/items/${encodeURIComponent(feature.id)}`;
    const links: Link[] = [
      {
        href: crs === crs84 ? self : `${self}?${new URLSearchParams({ crs })}`,
        rel: 'self',
        type: geoJson,
        title: feature.id,
      },
      { href: hrefOf(request), rel: 'collection', type: json, title: collection.title },
    ];
    const body = featureText(feature, crs, links);
    return reply
      .headers({ ...placed(crs, links), ...namedAs(collection) })
      .type(geoJson)
      .send(body);
  });
}

const placed = (crs: string, links: Link[]) => ({ 'content-crs': `<${crs}>`, link: linkHeader(links) });

/** A desktop GIS reads it as it is; a browser that saves it keeps what it is in its name. */
const namedAs = ({ confidentialFile: name }: FeatureCollection) =>
  name === undefined ? {} : { 'content-disposition': `inline; filename="${name}"` };

/** What of the desk's own map leaves, for its audit log; the public map has none. */
function noteMap(
  request: FastifyRequest,
  { confidentialFile, properties }: FeatureCollection,
  { datetime, filters }: Partial<Pick<ItemsQuery, 'datetime' | 'filters'>> = {},
): void {
  if (confidentialFile === undefined) return;
  const days = datetime ? `${datetime.from ?? '..'}/${datetime.to ?? '..'}` : null;
  const phenomenon = properties.phenomenon?.enum?.find((known) => known === filters?.phenomenon) ?? null;
  noteTaken(request, 'map', days, phenomenon);
}

function featureText({ id, polygons, properties }: Feature, crs: string, links?: Link[]): string {
  const about = JSON.stringify({ type: 'Feature', id, properties, links });
  return `${about.slice(0, -1)},"geometry":${geometryText(polygons, crs)}}`;
}
