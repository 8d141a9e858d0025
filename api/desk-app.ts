import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { briefRoutes } from './campaigns/brief-routes.ts';
import { campaignNoteRoutes } from './campaigns/campaign-note-routes.ts';
import { campaignPageRoutes } from './campaigns/campaign-page-routes.ts';
import { campaignRoutes } from './campaigns/campaign-routes.ts';
import { effectRoutes } from './campaigns/effect-routes.ts';
import { landingQrRoutes } from './campaigns/landing-qr-routes.ts';
import type { LiveCampaigns } from './campaigns/live-campaigns.ts';
import { lotRoutes } from './campaigns/lot-routes.ts';
import { planPageRoutes } from './campaigns/plan-page-routes.ts';
import { proposalPageRoutes } from './campaigns/proposal-page-routes.ts';
import { proposalRoutes } from './campaigns/proposal-routes.ts';
import { canaryRoutes } from './canaries/canary-routes.ts';
import type { Config } from './config.ts';
import { densityRoutes } from './counts/density-routes.ts';
import { surgeRoutes } from './counts/surge-routes.ts';
import type { Courier } from './delivery/courier.ts';
import { exportPageRoutes } from './exports/export-page-routes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import { threadPageRoutes } from './follow-up/thread-page-routes.ts';
import { threadRoutes } from './follow-up/thread-routes.ts';
import type { AreasOfToday } from './geo/area-look-ups.ts';
import { hardenedFastify } from './guard/hardened.ts';
import { isApiPath } from './guard/headers.ts';
import { refuseUnknownQuery } from './guard/known-query.ts';
import type { QuietLog } from './guard/quiet-log.ts';
import { refuseCrossSite } from './guard/same-site.ts';
import { throttle } from './guard/throttle.ts';
import { addIndicatorRoutes } from './indicators/add-indicator-routes.ts';
import { indicatorPageRoutes } from './indicators/indicator-page-routes.ts';
import { indicatorRoutes } from './indicators/indicator-routes.ts';
import { forwardedTextRoutes } from './intake/forwarded-text-routes.ts';
import type { SealForwarded } from './intake/forwarded-texts.ts';
import { intakePageRoutes } from './intake/intake-page-routes.ts';
import { intakeRoutes } from './intake/intake-routes.ts';
import { openingPageRoutes, openingRoutes } from './intake/opening-routes.ts';
import { photoRoutes } from './intake/photo-routes.ts';
import { transitionRoutes } from './intake/transition-routes.ts';
import { withdrawalRoutes } from './intake/withdrawal-routes.ts';
import { ogcRoutes } from './ogc/ogc-routes.ts';
import { deskService } from './ogc/ogc-services.ts';
import { deskOpenApiDocument } from './openapi-desk-document.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { closedNewsletters } from './outreach/closed-newsletters.ts';
import { newsletterPageRoutes } from './outreach/newsletter-page-routes.ts';
import { newsletterRoutes } from './outreach/newsletter-routes.ts';
import type { Outreach } from './outreach/outreach.ts';
import { Problem } from './problems.ts';
import { deskReleaseRoutes } from './releases/desk-release-routes.ts';
import type { PublishedReleases } from './releases/published-releases.ts';
import type { Desk } from './rendered-page.schema.ts';
import type { SealReport } from './reports/seal-report.ts';
import { claimPageRoutes } from './rewards/claim-page-routes.ts';
import { claimRoutes } from './rewards/claim-routes.ts';
import { rewardPageRoutes } from './rewards/reward-page-routes.ts';
import { rewardRoutes } from './rewards/reward-routes.ts';
import type { Rewards } from './rewards/rewards.ts';
import type { RenderPage } from './site/render-page.ts';
import { staticSite } from './site/static-site.ts';
import { allowAddresses } from './staff/allowed-addresses.ts';
import { auditRoutes } from './staff/audit-routes.ts';
import { deskProblems } from './staff/desk-problems.ts';
import { invitationRoutes } from './staff/invitation-routes.ts';
import { organisationOf } from './staff/organisation.ts';
import { organisationRoutes } from './staff/organisation-routes.ts';
import { ownOrigin } from './staff/own-origin.ts';
import { passkeyPageRoutes } from './staff/passkey-page-routes.ts';
import { passkeyQuestionRoutes } from './staff/passkey-question-routes.ts';
import { passkeySignInRoutes } from './staff/passkey-sign-in-routes.ts';
import { recordActions } from './staff/record-actions.ts';
import { requireRole } from './staff/require-role.ts';
import type { SignInLinks } from './staff/sign-in-link.ts';
import { signInRoutes } from './staff/sign-in-routes.ts';
import type { Database } from './storage/database.ts';
import { deskSurveyRoutes } from './surveys/desk-survey-routes.ts';

export type DeskParts = {
  config: Config;
  log: QuietLog;
  database: Database;
  seal: SealReport;
  followUp: FollowUp;
  /** None: this server keeps no addresses of readers. */
  outreach?: Outreach | null;
  rewards: Rewards;
  /** Every road to the hub that the configuration has. */
  destinations: readonly string[];
  courier: Pick<Courier, 'nudge'>;
  forwardSealers: ReadonlyMap<string, SealForwarded>;
  areas: AreasOfToday;
  campaigns: LiveCampaigns;
  releases: PublishedReleases;
  /** Address of the public site, for what leads there. */
  publicAddress: string;
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
    readers: 'staff',
  });
  allowAddresses(app, config.DESK_ALLOW);
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
  const slowing = await throttle(app, now);
  // Pages post forms; a program that posts one by mistake is told so, before anything of it is taken.
  app.addHook('preValidation', async ({ url, headers }) => {
    const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (form && isApiPath(url)) throw new Problem('unsupported-media-type');
  });
  requireRole(app, { store: database.store, now, https, throttle: slowing });
  recordActions(app, { database, log: parts.log, now, viewBudget: config.viewBudget });
  const { tokenSignIn } = config;
  const organisation = organisationOf(config, now, parts.log);
  const ways = { own: ownOrigin(app, config), organisation, tokenSignIn };
  deskProblems(app, { renderPage, desk, ...ways });
  // What staff change here shows on the public site of this process before they get their answer.
  app.addHook('onSend', async ({ method, url }) => {
    if (method !== 'GET' && /^\/(campagnes|api\/v1\/campaigns)\b/.test(url)) parts.campaigns.renew();
  });
  const shared = { store: database.store, database, seal: parts.seal, renderPage, now, desk };
  const exporting = { ...shared, releases: parts.releases };

  const doors = { ...shared, ...ways, throttle: slowing, https };
  await app.register(signInRoutes, { ...doors, links: parts.links });
  await app.register(passkeyQuestionRoutes, doors);
  await app.register(passkeySignInRoutes, doors);
  await app.register(organisationRoutes, doors);
  await app.register(invitationRoutes, doors);
  await app.register(passkeyPageRoutes, doors);
  await app.register(openApiRoutes, { document: deskOpenApiDocument(config.DESK_URL) });
  const { log, destinations, courier, forwardSealers } = parts;
  await app.register(intakeRoutes, { ...shared, ...areas });
  await app.register(transitionRoutes, { ...shared, ...areas, log, destinations, courier });
  await app.register(withdrawalRoutes, { ...shared });
  await app.register(forwardedTextRoutes, { ...shared, ...areas, forwardSealers });
  await app.register(photoRoutes, { ...shared, ...areas });
  await app.register(canaryRoutes, { ...shared });
  await app.register(openingRoutes, { ...shared, ...areas });
  await app.register(openingPageRoutes, { ...shared, ...areas });
  await app.register(intakePageRoutes, { ...shared, ...areas, watchesCanaries: config.canary });
  const { rewards } = parts;
  const conversing = { ...shared, ...areas, followUp: parts.followUp, rewards };
  await app.register(threadRoutes, conversing);
  await app.register(threadPageRoutes, conversing);
  await app.register(rewardRoutes, conversing);
  await app.register(rewardPageRoutes, conversing);
  const claiming = { ...shared, rewards, slowGuessing: slowing.slowGuessing };
  await app.register(claimRoutes, claiming);
  await app.register(claimPageRoutes, claiming);
  await app.register(densityRoutes, { ...shared });
  await app.register(surgeRoutes, { ...shared });
  await app.register(indicatorRoutes, { ...shared });
  await app.register(indicatorPageRoutes, { ...shared });
  await app.register(addIndicatorRoutes, { ...shared });
  await app.register(campaignRoutes, { ...shared });
  await app.register(campaignNoteRoutes, { ...shared });
  await app.register(effectRoutes, { ...shared });
  await app.register(briefRoutes, { ...shared });
  await app.register(proposalRoutes, { ...shared });
  await app.register(lotRoutes, { ...shared });
  await app.register(campaignPageRoutes, { ...shared });
  await app.register(planPageRoutes, { ...shared });
  await app.register(proposalPageRoutes, { ...shared });
  await app.register(landingQrRoutes, { ...shared, publicAddress: parts.publicAddress });
  await app.register(deskReleaseRoutes, { ...shared, publicAddress: parts.publicAddress });
  await app.register(exportRoutes, exporting);
  await app.register(exportPageRoutes, exporting);
  const writing = parts.outreach && {
    ...shared,
    outreach: parts.outreach,
    publicAddress: parts.publicAddress,
  };
  if (writing) await app.register(newsletterRoutes, writing);
  else await app.register(closedNewsletters);
  if (writing) await app.register(newsletterPageRoutes, writing);
  if (writing) await app.register(deskSurveyRoutes, writing);
  const { viewBudget } = config;
  await app.register(auditRoutes, { ...shared, ...areas, viewBudget });
  await app.register(ogcRoutes, deskService({ ...shared, deskUrl: config.DESK_URL }));
  await app.register(staticSite, { distDir: parts.distDir, part: 'assets' });
  return app;
}
