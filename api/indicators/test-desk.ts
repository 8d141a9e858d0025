import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify from 'fastify';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { addIndicatorRoutes } from './add-indicator-routes.ts';
import { indicatorPageRoutes } from './indicator-page-routes.ts';
import { indicatorRoutes } from './indicator-routes.ts';

const now = () => Date.parse('2026-11-22T12:00:00Z');
export const home = '/api/v1/indicators';
export const codes = areasOn('2026-11-22').flatMap(({ code, kind }) =>
  kind === 'municipality' ? [code] : [],
);
export const csv = codes.map((code, at) => `${code};${at},5`).join('\n');
export const facts = {
  ...{ title: 'Verzonnen schuren', unit: 'schuren', per: 'km2', direction: 1, incident: false },
  ...{ geoScheme: 'gemeente', year: 2025, definition: 'Verzonnen aantallen voor een test.' },
  ...{ publisher: 'Niemand', sourceTitle: 'Verzonnen', address: 'https://voorbeeld.nl/schuren' },
  ...{ readOn: '2026-01-01', areaVintage: '2026-01-01' },
};
export const proposal = { name: null, facts, csv };
export const words = { role: 'verzonnen privacyfunctionaris', reason: 'verzonnen reden' };

/** The indicators of a desk with a database of its own, and people who ask: one person per role. */
export async function testDesk(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'indicators-'));
  const database = await openDatabase({ DATABASE_URL: undefined, databaseFile: join(folder, 'test.sqlite') });
  const app = fastify();
  const pages: RenderedPage[] = [];
  await app.register(cookie);
  await app.register(formbody);
  refuseUnknownQuery(app);
  requireRole(app, { store: database.store, now, https: false });
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof Problem, String(error));
    const fields = error.fields.map(({ field, code }) => `${field} ${code}`);
    return reply.code(error.statusCode).send({ code: error.code, fields });
  });
  const parts = {
    ...{ database, now },
    // The site has its own tests; here a page is what the route hands to it.
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  };
  for (const routes of [indicatorRoutes, indicatorPageRoutes, addIndicatorRoutes])
    await app.register(routes, parts);
  t.after(async () => {
    await app.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
  const tokens = new Map<string, string>();
  const tokenOf = async (role: StaffRole, region: string | null) => {
    const known = tokens.get(`${role} ${region}`);
    const token = known ?? (await issueToken(database.store, { role, name: `Verzonnen ${role}`, region }));
    tokens.set(`${role} ${region}`, token);
    return token;
  };
  /** Asks as somebody of that role, always the same person. */
  const as = (role: StaffRole, region: string | null = null) => ({
    get: async (url: string) =>
      app.inject({ url, headers: { authorization: `Bearer ${await tokenOf(role, region)}` } }),
    post: async (url: string, payload: object) => {
      const headers = { authorization: `Bearer ${await tokenOf(role, region)}` };
      return app.inject({ method: 'POST', url, headers, payload });
    },
    submit: async (url: string, fields: Record<string, string>) => {
      const headers = {
        ...{ authorization: `Bearer ${await tokenOf(role, region)}` },
        ...{ 'content-type': 'application/x-www-form-urlencoded' },
      };
      return app.inject({ method: 'POST', url, headers, payload: String(new URLSearchParams(fields)) });
    },
    send: async (url: string, fields: Record<string, string | Blob>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      const request = new Request('http://desk', { method: 'POST', body: form });
      const headers = {
        ...{ authorization: `Bearer ${await tokenOf(role, region)}` },
        ...{ 'content-type': request.headers.get('content-type') ?? '' },
      };
      return app.inject({ method: 'POST', url, headers, payload: Buffer.from(await request.arrayBuffer()) });
    },
  });
  return { app, database, pages, as };
}
