import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { landingRoutes } from './campaigns/landing-routes.ts';
import type { LiveCampaigns } from './campaigns/live-campaigns.ts';
import type { Config } from './config.ts';
import { followUpRoutes } from './follow-up/follow-up-routes.ts';
import type { AreasOfToday } from './geo/area-look-ups.ts';
import { areaPageRoutes } from './geo/area-page-routes.ts';
import { areaRoutes } from './geo/area-routes.ts';
import { hardenedFastify } from './guard/hardened.ts';
import { refuseUnknownQuery } from './guard/known-query.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import { refuseCrossSite } from './guard/same-site.ts';
import { throttle } from './guard/throttle.ts';
import { healthRoutes } from './health-routes.ts';
import { ogcRoutes } from './ogc/ogc-routes.ts';
import { publicService } from './ogc/ogc-services.ts';
import { openApiDocument } from './openapi-document.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { figuresRoutes } from './releases/figures-routes.ts';
import { publicCountsRoutes } from './releases/public-counts-routes.ts';
import type { PublishedReleases } from './releases/published-releases.ts';
import { formTokens } from './reports/form-token.ts';
import { reportPageRoutes } from './reports/report-page-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import type { SubmitReport } from './reports/submit-report.ts';
import { keptPages } from './site/kept-pages.ts';
import { problemPages } from './site/problem-pages.ts';
import type { RenderPage } from './site/render-page.ts';
import { staticSite } from './site/static-site.ts';

export type PublicParts = {
  config: Config;
  log: QuietLog;
  pepper: Uint8Array;
  submitReport: SubmitReport;
  areas: AreasOfToday;
  campaigns: LiveCampaigns;
  releases: PublishedReleases;
  renderPage: RenderPage;
  distDir: string;
  now: () => number;
  ready: () => Promise<boolean>;
};

const jsonLimit = 64 * 1024;

/** The anonymous side: what a resident can reach, in order. */
export async function publicApp(parts: PublicParts): Promise<FastifyInstance> {
  const { config, now, renderPage, areas, submitReport } = parts;
  const app = hardenedFastify({
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: config.TRUST_PROXY,
    log: parts.log,
    bodyLimit: jsonLimit,
  });
  refuseUnknownQuery(app);
  refuseCrossSite(app, 'not-cross-site');
  await app.register(formbody, { bodyLimit: jsonLimit });
  // Photos are refused with a sentence, which needs the upload to be read to its end.
  await app.register(multipart, { throwFileSizeLimit: false });
  const slowing = await throttle(app, now);
  const reporting = {
    submitReport,
    formTokens: formTokens(parts.pepper, randomBytes),
    throttle: slowing,
    now,
    log: parts.log,
  };
  problemPages(app, renderPage, parts.distDir);

  await app.register(healthRoutes, { ready: parts.ready });
  await app.register(openApiRoutes, { document: openApiDocument(config.PUBLIC_URL) });
  await app.register(areaRoutes, areas);
  await app.register(
    ogcRoutes,
    publicService({ releases: parts.releases, now, publicUrl: config.PUBLIC_URL }),
  );
  await app.register(publicCountsRoutes, { releases: parts.releases });
  await app.register(reportRoutes, reporting);
  await app.register(followUpRoutes, { renderPage });
  const form = { ...reporting, renderPage, areaChoices: areas.areaChoices };
  const kept = { campaigns: parts.campaigns, sendKept: keptPages(renderPage) };
  await app.register(reportPageRoutes, form);
  await app.register(landingRoutes, { ...form, ...kept });
  await app.register(areaPageRoutes, { ...kept, releases: parts.releases, now });
  await app.register(figuresRoutes, { ...kept, releases: parts.releases, demo: config.DEMO });
  await app.register(staticSite, { distDir: parts.distDir, part: 'all' });
  return app;
}
