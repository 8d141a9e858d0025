import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from './config.ts';
import { deskApp } from './desk-app.ts';
import { distDir, openHouse } from './house.ts';
import { listRoutes } from './list-routes.ts';
import { ogcDocument } from './ogc/ogc-document.ts';
import { deskService, publicService } from './ogc/ogc-services.ts';
import { deskOpenApiDocument } from './openapi-desk-document.ts';
import { openApiDocument } from './openapi-document.ts';
import { publicApp } from './public-app.ts';
import { signInLinks } from './staff/sign-in-link.ts';
import { temporaryFolder } from './storage/test-databases.ts';

type Servers = { url: string }[];
type Described = { servers: Servers; paths: Record<string, Record<string, unknown>> };

let running: { site: string[]; desk: string[] };
let documents: Record<'site' | 'siteMap' | 'desk' | 'deskMap', Described>;

before(async (t) => {
  const config = readConfig({ DATA_DIR: temporaryFolder(t as never) });
  const house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  const shared = {
    ...{
      ...house,
      config,
      log: () => {},
      now: Date.now,
      distDir,
      links: signInLinks(),
      developmentKeys: true,
    },
    ...{ pepper: house.keys.pepper, publicAddress: '', ready: async () => true, renderPage: async () => '' },
  };
  const [site, desk] = [await publicApp(shared), await deskApp(shared)];
  await Promise.all([site.ready(), desk.ready()]);
  running = { site: routesOf(site), desk: routesOf(desk) };
  documents = {
    site: openApiDocument(),
    siteMap: ogcDocument(publicService({ ...house, now: Date.now, publicUrl: undefined })) as Described,
    desk: deskOpenApiDocument(),
    deskMap: ogcDocument(
      deskService({ store: house.database.store, now: Date.now, deskUrl: undefined }),
    ) as Described,
  };
  await Promise.all([site.close(), desk.close()]);
  await house.close();
});

/** As a document writes them, whatever a place is called: `GET /api/v1/areas/{}`. */
const routesOf = (app: FastifyInstance) => listRoutes(app).map((route) => route.replace(/:\w+/g, '{}'));

function operationsOf({ servers, paths }: Described): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const own = (operation as { servers?: Servers }).servers ?? servers;
      const pathname = new URL(own[0]?.url ?? '').pathname.replace(/\/$/, '');
      return `${method.toUpperCase()} ${pathname}${path.replace(/\{\w+\}/g, '{}')}`;
    }),
  );
}

const within = (prefix: string, routes: string[]) =>
  routes.filter((route) => route.split(' ')[1]?.startsWith(prefix)).sort();

for (const [side, prefix, name] of [
  ['site', '/api/v1', 'site'],
  ['site', '/ogc/v1', 'siteMap'],
  ['desk', '/api/v1', 'desk'],
  ['desk', '/ogc/v1', 'deskMap'],
] as const) {
  test(`the document of ${prefix} on the ${side} describes every route that runs, and no other`, () => {
    const known = within(prefix, running[side]);
    // The root answers with and without a slash: the document calls it `/`.
    const routes = known.filter((route) => route !== 'GET /ogc/v1');
    assert.ok(routes.length >= 7, `${routes.length} routes were found`);
    const tiles = prefix === '/api/v1' ? within('/kaart', running[side]) : [];
    assert.deepEqual(operationsOf(documents[name]).sort(), [...routes, ...tiles].sort());
  });
}

test('that check bites: a route without a description and a description without a route are seen', () => {
  const { paths, ...document } = documents.site;
  const { '/areas': _, ...fewer } = paths;
  const routes = [...within('/api/v1', running.site), ...within('/kaart', running.site)];
  assert.deepEqual(operationsOf(documents.site).sort(), routes.toSorted(), '(counter-proof)');
  assert.notDeepEqual(operationsOf({ ...document, paths: fewer }).sort(), routes);
  assert.notDeepEqual(
    operationsOf({ ...document, paths: { ...paths, '/none': { get: {} } } }).sort(),
    routes,
  );
});

test('a document names the configured https address, and an example where there is none', () => {
  const url = (document: Described) => document.servers[0]?.url;
  assert.equal(url(openApiDocument('https://drugsalert.test')), 'https://drugsalert.test/api/v1');
  assert.equal(url(deskOpenApiDocument('https://desk.test')), 'https://desk.test/api/v1');
  for (const document of Object.values(documents))
    assert.match(url(document) ?? '', /^https:\/\/[\w.]+\.example\/(api|ogc)\/v1$/);
  assert.match(url(openApiDocument('http://127.0.0.1:3000')) ?? '', /\.example/);
});
