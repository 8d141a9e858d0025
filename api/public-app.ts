import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { landingRoutes } from './campaigns/landing-routes.ts';
import type { LiveCampaigns } from './campaigns/live-campaigns.ts';
import { selfCheckRoutes } from './checks/self-check-routes.ts';
import { signCheckRoutes } from './checks/sign-check-routes.ts';
import type { Config } from './config.ts';
import { eventRoutes } from './events/event-routes.ts';
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
import type { Outreach } from './outreach/outreach.ts';
import { signUpGate } from './outreach/sign-up-gate.ts';
import { signUpRoutes } from './outreach/sign-up-routes.ts';
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
import { findingRoutes } from './site/finding-routes.ts';
import { keptPages } from './site/kept-pages.ts';
import { openPages } from './site/open-pages.ts';
import { problemPages } from './site/problem-pages.ts';
import type { RenderPage } from './site/render-page.ts';
import { shareHeads } from './site/share-heads.ts';
import { builtFiles, staticSite } from './site/static-site.ts';
import { thriftyRenderer } from './site/thrifty-renderer.ts';
import { surveyGate } from './surveys/survey-gate.ts';
import { surveyRoutes } from './surveys/survey-routes.ts';
import { toolkitRoutes } from './toolkit/toolkit-routes.ts';
import type { WatchDoor } from './watch/watch-door.ts';

export type PublicParts = {
  config: Config;
  log: QuietLog;
  pepper: Uint8Array;
  submitReport: SubmitReport;
  /** Unset: this house has no watch. */
  watchDoor?: WatchDoor;
  /** For reports that browsers seal: the keys they seal to, and the road of what they sealed. */
  sealing: { recipients: readonly string[]; submitSealed: SubmitSealed };
  followUp: FollowUp;
  /** None: this server keeps no addresses of readers. */
  outreach?: Outreach | null;
  areas: AreasOfToday;
  campaigns: LiveCampaigns;
  releases: PublishedReleases;
  renderPage: RenderPage;
  distDir: string;
  now: () => number;
  ready: () => Promise<boolean>;
  /** Whether a report would be stored now; without it, whether the house is ready. */
  stores?: () => Promise<boolean>;
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
  const slowing = await throttle(app, now);
  const guard = overloadGuard(app, { now, throttle: slowing });
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

  await app.register(healthRoutes, { ready: parts.ready, stores: parts.stores ?? parts.ready });
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
  await app.register(reportRoutes, { ...reporting, watchDoor: parts.watchDoor });
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
  const files = builtFiles(parts.distDir);
  const kept = {
    campaigns: parts.campaigns,
    sendKept: keptPages(renderPage, {
      shareHeads:
        config.PUBLIC_URL === undefined ? undefined : shareHeads(new URL(config.PUBLIC_URL).origin, files),
    }),
  };
  await app.register(reportPageRoutes, form);
  await app.register(landingRoutes, { ...form, ...kept });
  await app.register(areaPageRoutes, {
    ...kept,
    releases: parts.releases,
    now,
    showExamples: !config.production,
  });
  await app.register(toolkitRoutes, {
    ...{ ...kept, now, dataDir: config.dataDir, onionUrl: config.ONION_URL },
    publicAddress: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
  });
  await app.register(figuresRoutes, { ...kept, releases: parts.releases, demo: config.DEMO });
  const meeting = {
    ...kept,
    renderPage,
    outreach: parts.outreach ?? null,
    gate: signUpGate(slowing, now),
    now,
    log: parts.log,
  };
  await app.register(signUpRoutes, meeting);
  // A gate of its own: a flood of addresses must not close the survey, nor the other way round.
  await app.register(surveyRoutes, { ...meeting, gate: surveyGate(slowing, now) });
  await app.register(eventRoutes, {
    ...meeting,
    showExamples: !config.production,
    publicUrl: config.PUBLIC_URL,
  });
  await app.register(signCheckRoutes, { renderPage });
  await app.register(selfCheckRoutes, { renderPage });
  await app.register(exitRoutes);
  await app.register(findingRoutes, {
    publicUrl: config.PUBLIC_URL,
    securityContact: config.SECURITY_CONTACT,
    pages: openPages(join(parts.distDir, 'client'), files),
    now,
  });
  await app.register(staticSite, { distDir: parts.distDir, part: 'all', publicUrl: config.PUBLIC_URL });
  return app;
}
