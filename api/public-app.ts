import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { landingRoutes } from './campaigns/landing-routes.ts';
import type { LiveCampaigns } from './campaigns/live-campaigns.ts';
import type { Config } from './config.ts';
import { evenAnswers } from './follow-up/even-answer.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import { followUpPageRoutes } from './follow-up/follow-up-page-routes.ts';
import { followUpRoutes } from './follow-up/follow-up-routes.ts';
import type { AreasOfToday } from './geo/area-look-ups.ts';
import { areaPageRoutes } from './geo/area-page-routes.ts';
import { areaRoutes } from './geo/area-routes.ts';
import { mapServiceRoutes, mapServicesOf } from './geo/map-service-routes.ts';
import { hardenedFastify } from './guard/hardened.ts';
import { refuseUnknownQuery } from './guard/known-query.ts';
import { offerOnion } from './guard/onion.ts';
import { overloadGuard } from './guard/overload.ts';
import { proofRoutes } from './guard/proof-routes.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import type { ReportGate } from './guard/report-gate.ts';
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
import { diskRoom } from './reports/disk-room.ts';
import { formTokens } from './reports/form-token.ts';
import { reportPageRoutes } from './reports/report-page-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { sealTermsOf } from './reports/seal-terms.ts';
import { sealedReportRoutes } from './reports/sealed-report-routes.ts';
import type { SubmitReport } from './reports/submit-report.ts';
import type { SubmitSealed } from './reports/submit-sealed.ts';
import { exitRoutes } from './site/exit-routes.ts';
import { keptPages } from './site/kept-pages.ts';
import { problemPages } from './site/problem-pages.ts';
import type { RenderPage } from './site/render-page.ts';
import { staticSite } from './site/static-site.ts';
import { thriftyRenderer } from './site/thrifty-renderer.ts';

export type PublicParts = {
  config: Config;
  log: QuietLog;
  pepper: Uint8Array;
  submitReport: SubmitReport;
  /** For reports that browsers seal: the keys they seal to, and the road of what they sealed. */
  sealing: { recipients: readonly string[]; submitSealed: SubmitSealed };
  followUp: FollowUp;
  areas: AreasOfToday;
  campaigns: LiveCampaigns;
  releases: PublishedReleases;
  renderPage: RenderPage;
  distDir: string;
  now: () => number;
  ready: () => Promise<boolean>;
  /** Another gate than our own: to measure what the lanes are good for. */
  gate?: ReportGate;
};

const jsonLimit = 64 * 1024;

/** The anonymous side: what a resident can reach, in order. */
export async function publicApp(parts: PublicParts): Promise<FastifyInstance> {
  const { config, now, areas, submitReport } = parts;
  const renderPage = thriftyRenderer(parts.renderPage);
  const app = hardenedFastify({
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: config.TRUST_PROXY,
    log: parts.log,
    bodyLimit: jsonLimit,
  });
  offerOnion(app, config.ONION_URL);
  evenAnswers(app);
  refuseUnknownQuery(app);
  refuseCrossSite(app, 'not-cross-site');
  await app.register(formbody, { bodyLimit: jsonLimit });
  // What is too large is refused with a sentence, which needs the upload to be read to its end.
  await app.register(multipart, { throwFileSizeLimit: false });
  const guard = overloadGuard(app, { now, throttle: await throttle(app, now) });
  const { hasRoomForPhotos } = diskRoom(config.dataDir);
  const reporting = {
    submitReport,
    hasRoomForPhotos,
    formTokens: formTokens(parts.pepper, randomBytes),
    gate: parts.gate ?? guard.gate,
    now,
    log: parts.log,
  };
  problemPages(app, renderPage, parts.distDir);

  await app.register(healthRoutes, { ready: parts.ready });
  await app.register(openApiRoutes, {
    document: openApiDocument(config.PUBLIC_URL),
    onionDocument: config.ONION_URL === undefined ? undefined : openApiDocument(config.ONION_URL),
  });
  await app.register(areaRoutes, areas);
  await app.register(mapServiceRoutes, { config, areas, log: parts.log, now });
  await app.register(
    ogcRoutes,
    publicService({
      releases: parts.releases,
      now,
      publicUrl: config.PUBLIC_URL,
      onionUrl: config.ONION_URL,
    }),
  );
  await app.register(publicCountsRoutes, { releases: parts.releases });
  await app.register(proofRoutes, guard);
  await app.register(reportRoutes, reporting);
  const sealTerms = sealTermsOf({ ...reporting, ...parts.sealing, pepper: parts.pepper });
  await app.register(sealedReportRoutes, { ...reporting, ...parts.sealing, sealTerms });
  await app.register(followUpRoutes, parts);
  await app.register(followUpPageRoutes, { renderPage, followUp: parts.followUp });
  const form = {
    ...reporting,
    sealTerms,
    renderPage,
    areaChoices: areas.areaChoices,
    mapServices: mapServicesOf(config),
  };
  const kept = { campaigns: parts.campaigns, sendKept: keptPages(renderPage) };
  await app.register(reportPageRoutes, form);
  await app.register(landingRoutes, { ...form, ...kept });
  await app.register(areaPageRoutes, { ...kept, releases: parts.releases, now });
  await app.register(figuresRoutes, { ...kept, releases: parts.releases, demo: config.DEMO });
  await app.register(exitRoutes);
  await app.register(staticSite, { distDir: parts.distDir, part: 'all' });
  return app;
}
