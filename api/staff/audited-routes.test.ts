import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, openHouse } from '#api/house.ts';
import { listRoutes } from '#api/list-routes.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import words from '#content/i18n/nl/audit.json' with { type: 'json' };
import { auditActions } from './audit-actions.ts';
import { auditedAs, auditedRoutes } from './audited-routes.ts';
import { signInLinks } from './sign-in-link.ts';

let desk: FastifyInstance;
let routes: string[];
let close: () => Promise<unknown>;

before(async (t) => {
  const config = readConfig({ DATA_DIR: temporaryFolder(t as never) });
  const house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  const quiet = { log: () => {}, now: Date.now, renderPage: async () => '' };
  const rest = { distDir, links: signInLinks(), developmentKeys: true, publicAddress: '' };
  desk = await deskApp({ ...house, config, ...quiet, ...rest });
  await desk.ready();
  routes = listRoutes(desk);
  close = () => desk.close().then(() => house.close());
});
after(() => close());

test('every route of the desk is in the audit log under a name, or says why it is not', () => {
  assert.ok(routes.length > 90, String(routes.length));
  assert.deepEqual(
    routes.filter((route) => auditedRoutes[route] === undefined),
    [],
    'these have no name',
  );
  assert.deepEqual(
    Object.keys(auditedRoutes).filter((route) => !routes.includes(route)),
    [],
    'these do not exist',
  );
  for (const [route, audited] of Object.entries(auditedRoutes))
    if (audited.kind === 'unrecorded') assert.ok(audited.reason.length > 10, route);
});

test('whatever changes something is recorded, but for previews and for the claim desk with its own ledger', () => {
  const unrecorded = routes.filter(
    (route) => route.startsWith('POST') && auditedRoutes[route]?.kind === 'unrecorded',
  );
  for (const route of unrecorded)
    assert.match(route, /beloningen|rewards|previews|toevoegen|passkeys\/(own-)?questions$/, route);
});

test('whatever shows a report to staff is recorded', () => {
  const ofReports = routes.filter((route) => /^GET \/(meldingen|api\/v1\/intake)/.test(route));
  assert.ok(ofReports.length >= 8);
  // Reports of our own, and an empty form.
  const withoutReport = ['GET /api/v1/intake/canaries', 'GET /meldingen/elders'];
  for (const route of ofReports) {
    if (!withoutReport.includes(route)) assert.equal(auditedRoutes[route]?.kind, 'read', route);
  }
});

test('a route that nobody listed is recorded as such, and a look at the headers is a look', () => {
  assert.deepEqual(auditedAs('GET', '/nieuw'), { kind: 'read', action: 'unlisted' });
  assert.deepEqual(auditedAs('DELETE', '/meldingen'), { kind: 'change', action: 'unlisted' });
  assert.deepEqual(auditedAs('HEAD', '/meldingen'), auditedAs('GET', '/meldingen'));
});

test('every action has its words', () => {
  assert.deepEqual(Object.keys(words.actions).toSorted(), auditActions.toSorted());
});
