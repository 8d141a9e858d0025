import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { FormPath } from '#api/reports/report-form-page.ts';
import { type ReportPageParts, showFreshForm, takeForm } from '#api/reports/report-page-routes.ts';
import type { SendKeptPage } from '#api/site/kept-pages.ts';
import { findKit } from '#content/kits/kits.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { landingPage } from './landing-page.ts';
import type { LiveCampaigns } from './live-campaigns.ts';

export type LandingParts = ReportPageParts & { campaigns: LiveCampaigns; sendKept: SendKeptPage };

type Asked = FastifyRequest<{ Params: { code: string } }>;

/** `/c/<code>` and its form: how a campaign arrives on the public site by itself, and leaves it again. */
export async function landingRoutes(app: FastifyInstance, parts: LandingParts): Promise<void> {
  // Nothing is read from a query: what a poster or an app hangs behind the address is no reason to refuse.
  const anyQuery = { config: { query: 'any' } } as const;
  for (const [at, language] of fullLanguages.entries()) {
    const home = at === 0 ? '' : `/${language}`;
    app.get(`${home}/c/:code`, anyQuery, (request: Asked, reply) =>
      showLanding(request, reply, parts, { language, home }),
    );
    app.get(`${home}/c/:code/melden`, anyQuery, async (request: Asked, reply) =>
      showFreshForm(request, reply, parts, await formPath(request, parts, { language, home })),
    );
    app.post(
      `${home}/c/:code/melden`,
      { config: { query: 'any', uploads: true } },
      async (request: Asked, reply) =>
        takeForm(request, reply, parts, await formPath(request, parts, { language, home })),
    );
  }
}

type Home = { language: FullLanguage; home: string };

async function showLanding(
  request: Asked,
  reply: FastifyReply,
  parts: LandingParts,
  { language, home }: Home,
) {
  const { code } = request.params;
  const { version, byCode } = await parts.campaigns.snapshot();
  const campaign = byCode(code.toLowerCase());
  if (campaign === null) throw new Problem('not-found');
  const path = `${home}/c/${campaign.code}`;
  // Telephones put a capital where a typed address begins.
  if (code !== campaign.code) return reply.redirect(path, 308);
  const today = dayOf(parts.now());
  return parts.sendKept(request, reply, {
    path,
    madeFrom: `${today} ${version}`,
    page: () => landingPage(campaign, language, today),
  });
}

/** The form of a campaign; of a code that nobody knows it is the ordinary one, since a report goes before a code. */
async function formPath(request: Asked, parts: LandingParts, { language, home }: Home): Promise<FormPath> {
  const known = await parts.campaigns.snapshot().catch(() => null);
  const campaign = known?.byCode(request.params.code.toLowerCase());
  if (!campaign) return { language, action: `${home}/melden` };
  const phenomena = findKit(campaign.plan.kit)?.phenomena ?? [];
  const isOfOne = phenomena.length === 1;
  return {
    language,
    action: `${home}/c/${campaign.code}/melden`,
    campaign: campaign.code,
    chosenPhenomenon: isOfOne ? phenomena[0] : undefined,
    campaignPhenomena: phenomena.length > 1 ? phenomena : undefined,
  };
}
