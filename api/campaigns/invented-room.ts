import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { addToCounts, type StateGroup } from '#api/counts/report-counts.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import type { Database } from '#api/storage/database.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { campaignNoteRoutes } from './campaign-note-routes.ts';
import { campaignPageRoutes } from './campaign-page-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { lotRoutes } from './lot-routes.ts';
import { planPageRoutes } from './plan-page-routes.ts';
import { proposalPageRoutes } from './proposal-page-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';

/** Sunday: the last whole week is 2026-W46. */
export const today = '2026-11-22';

/** A plan that breaks no rule on that day; every part can be written over. */
export const inventedDraft = {
  code: 'verzonnen-schuren',
  title: 'Verzonnen campagne over schuren',
  areas: ['GM1911', 'GM0441'],
  audience: 'farmers-and-barn-owners',
  kit: 'schuren-te-huur',
  from: '2026-12-07',
  to: '2027-02-28',
  selection: { from: '2025-11-01', to: '2026-10-31' },
  baseline: { from: '2024-11-01', to: '2025-10-31' },
} as const;

/** A Thursday: the house of the tests counts since its week. */
const countedSince = '2024-10-03';

/**
 * The campaign room behind its routes, on a database of the test's own and a clock that the test sets. One invented
 * report that was spam came in long ago; `young`: none yet.
 */
export async function inventedRoom(t: TestContext, { young = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'campaigns-'));
  const database = await openDatabase({
    DATABASE_URL: undefined,
    databaseFile: join(folder, 'reports.sqlite'),
  });
  if (!young) await countReports(database, 'GM0363', countedSince, 1, 'discounted');
  const clock = { now: Date.parse(`${today}T12:00:00Z`) };
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 256 * 1024 });
  await app.register(cookie);
  await app.register(formbody);
  refuseUnknownQuery(app);
  const now = () => clock.now;
  requireRole(app, { store: database.store, now, https: false });
  const pages: RenderedPage[] = [];
  const parts = {
    ...{ database, store: database.store, now },
    // The site has its own tests; here a page is what the route hands to it.
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  };
  await app.register(campaignRoutes, parts);
  await app.register(campaignNoteRoutes, parts);
  await app.register(proposalRoutes, parts);
  await app.register(lotRoutes, parts);
  await app.register(campaignPageRoutes, parts);
  await app.register(planPageRoutes, parts);
  await app.register(proposalPageRoutes, parts);
  t.after(async () => {
    await app.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  let people = 0;
  const member = async (role: StaffRole = 'communication', called?: string, region?: string) => {
    people += 1;
    const name = called ?? (people === 1 ? 'Verzonnen collega' : `Verzonnen collega ${people}`);
    const token = await issueToken(database.store, { role, name, region: region ?? null });
    const headers = { authorization: `Bearer ${token}` };
    return {
      get: (url: string) => app.inject({ url, headers }),
      post: (url: string, payload: object) => app.inject({ method: 'POST', url, headers, payload }),
      /** As a browser posts a form: repeated names are lists. */
      submit: (url: string, fields: [string, string][]) =>
        app.inject({
          ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        }),
    };
  };
  return { app, database, clock, pages, member };
}

/** Counts `n` invented reports of an area in the week of a day. */
export async function countReports(
  database: Database,
  areaCode: string,
  day: string,
  n: number,
  stateGroup: StateGroup = 'counted',
): Promise<void> {
  const week = isoWeekOf(Date.parse(`${day}T12:00:00Z`));
  const report = { areaCode, week, phenomenon: 'other', campaign: '' } as const;
  await database.commit(async (transaction) => {
    for (let at = 0; at < n; at += 1) await addToCounts(transaction, report, stateGroup);
  });
}
