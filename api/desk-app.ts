import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import { densityRoutes } from './counts/density-routes.ts';
import type { AreasOfToday } from './geo/area-look-ups.ts';
import { hardenedFastify } from './guard/hardened.ts';
import { refuseUnknownQuery } from './guard/known-query.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import { refuseCrossSite } from './guard/same-site.ts';
import { throttle } from './guard/throttle.ts';
import { intakePageRoutes } from './intake/intake-page-routes.ts';
import { intakeRoutes } from './intake/intake-routes.ts';
import type { Desk } from './rendered-page.schema.ts';
import type { SealReport } from './reports/seal-report.ts';
import type { RenderPage } from './site/render-page.ts';
import { staticSite } from './site/static-site.ts';
import { deskProblems } from './staff/desk-problems.ts';
import { requireRole } from './staff/require-role.ts';
import type { SignInLinks } from './staff/sign-in-link.ts';
import { signInRoutes } from './staff/sign-in-routes.ts';
import type { Database } from './storage/database.ts';

export type DeskParts = {
  config: Config;
  log: QuietLog;
  database: Database;
  seal: SealReport;
  areas: AreasOfToday;
  renderPage: RenderPage;
  distDir: string;
  links: SignInLinks;
  developmentKeys: boolean;
  now: () => number;
};

/** The staff side: another listener, another origin, sessions that the anonymous side does not know. */
export async function deskApp(parts: DeskParts): Promise<FastifyInstance> {
  const { config, database, areas, renderPage, now } = parts;
  const https = config.DESK_URL?.startsWith('https:') ?? config.production;
  const app = hardenedFastify({
    https,
    trustProxy: config.TRUST_PROXY,
    log: parts.log,
    bodyLimit: 256 * 1024,
  });
  const desk = (request: FastifyRequest): Desk => ({
    signedIn: request.member && {
      name: request.member.name,
      role: request.member.role,
      csrf: request.member.csrf ?? '',
    },
    demo: config.DEMO,
    development: parts.developmentKeys,
  });
  await app.register(cookie);
  await app.register(formbody);
  refuseUnknownQuery(app);
  refuseCrossSite(app, 'same-origin');
  requireRole(app, { store: database.store, now, https });
  deskProblems(app, renderPage, desk);
  const shared = { store: database.store, database, seal: parts.seal, renderPage, now, desk };

  await app.register(signInRoutes, {
    ...shared,
    throttle: await throttle(app, now),
    https,
    links: parts.links,
  });
  await app.register(intakeRoutes, { ...shared, ...areas });
  await app.register(intakePageRoutes, { ...shared, ...areas });
  await app.register(densityRoutes, { ...shared });
  await app.register(staticSite, { distDir: parts.distDir, part: 'assets' });
  return app;
}
