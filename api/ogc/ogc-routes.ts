import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOverOnion } from '#api/guard/onion.ts';
import { collectionRoutes } from './collection-routes.ts';
import { conformanceClasses } from './conformance-classes.ts';
import { coordinateSystems } from './coordinate-systems.ts';
import { describeCollection } from './describe-collection.ts';
import { unasked } from './feature-collection.ts';
import { json, type Link, linkHeader, openApi } from './links.ts';
import { ogcDocument } from './ogc-document.ts';
import { ogcHeaders, openToAll } from './ogc-headers.ts';
import type { OgcService } from './ogc-service.ts';
import { ownAddress } from './own-address.ts';

const path = '/ogc/v1';

/** OGC API – Features, part 1 (Core, GeoJSON, OpenAPI 3.0) and part 2 (coordinate systems by reference). */
export async function ogcRoutes(app: FastifyInstance, parts: OgcService): Promise<void> {
  const { title, description, collections, roles } = parts;
  const rootOf = (request: FastifyRequest) => ownAddress(request, parts) + path;
  const open = roles && ({ config: { roles: 'everyone' } } as const);
  ogcHeaders(app, { public: roles === undefined });
  // As bytes: of a text the framework rewrites the media type, which programs compare letter by letter.
  const bytesOf = (service: OgcService) => Buffer.from(JSON.stringify(ogcDocument(service)));
  const document = bytesOf(parts);
  const onionDocument = parts.onionUrl && bytesOf({ ...parts, configuredUrl: parts.onionUrl });

  // The root of the document is `/`, which a program appends to the address of the server: both have to answer.
  for (const url of [path, `${path}/`]) {
    app.get(url, { ...open }, async (request, reply) => {
      const links = landingLinks(rootOf(request), title);
      return reply.header('link', linkHeader(links)).send({ title, description, links });
    });
  }
  app.get(`${path}/conformance`, { ...open }, async () => ({ conformsTo: conformanceClasses }));
  for (const name of ['api', 'openapi.json']) {
    app.get(`${path}/${name}`, { ...open }, async (request, reply) =>
      openToAll(reply)
        .type(openApi)
        .send((isOverOnion(request) && onionDocument) || document),
    );
  }
  app.get(`${path}/collections`, { config: { roles } }, async (request, reply) => {
    const root = rootOf(request);
    const links = [{ href: `${root}/collections`, rel: 'self', type: json, title: 'Verzamelingen' }];
    const described = collections.map(async (collection) =>
      describeCollection(collection, await unasked(collection, request.member), root),
    );
    return reply
      .header('link', linkHeader(links))
      .send({ links, crs: coordinateSystems, collections: await Promise.all(described) });
  });
  for (const collection of collections) collectionRoutes(app, collection, { path, roles, rootOf });
}

function landingLinks(root: string, title: string): Link[] {
  return [
    { href: root, rel: 'self', type: json, title },
    { href: `${root}/api`, rel: 'service-desc', type: openApi, title: 'Beschrijving (OpenAPI 3.0)' },
    { href: `${root}/conformance`, rel: 'conformance', type: json, title: 'Wat deze dienst kan' },
    { href: `${root}/collections`, rel: 'data', type: json, title: 'Verzamelingen' },
  ];
}
