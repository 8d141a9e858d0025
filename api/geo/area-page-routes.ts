import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LiveCampaigns } from '#api/campaigns/live-campaigns.ts';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { PublishedReleases } from '#api/releases/published-releases.ts';
import type { SendKeptPage } from '#api/site/kept-pages.ts';
import { areaOfSlug } from '#content/areas/area-slugs.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { areaPage, areasPage } from './area-page.ts';

export type AreaPagesParts = {
  campaigns: LiveCampaigns;
  releases: PublishedReleases;
  sendKept: SendKeptPage;
  now: () => number;
  showExamples?: boolean;
};

type Asked = FastifyRequest<{ Params: { slug: string } }>;
type Home = { language: FullLanguage; home: string };

/** `/gemeenten` and `/gemeente/<slug>`: what a resident, skipper or farmer should know of this very place. */
export async function areaPageRoutes(app: FastifyInstance, parts: AreaPagesParts): Promise<void> {
  const anyQuery = { config: { query: 'any' } } as const;
  for (const [at, language] of fullLanguages.entries()) {
    const home = at === 0 ? '' : `/${language}`;
    app.get(`${home}/gemeenten`, anyQuery, (request, reply) => {
      const today = dayOf(parts.now());
      const page = () => areasPage(language, today);
      return parts.sendKept(request, reply, { path: `${home}/gemeenten`, madeFrom: today, page });
    });
    app.get(`${home}/gemeente/:slug`, anyQuery, (request: Asked, reply) =>
      showArea(request, reply, parts, { language, home }),
    );
  }
}

async function showArea(
  request: Asked,
  reply: FastifyReply,
  parts: AreaPagesParts,
  { language, home }: Home,
) {
  const today = dayOf(parts.now());
  const { slug } = request.params;
  const found = areaOfSlug(slug.toLowerCase(), today);
  if (found === null) throw new Problem('not-found');
  const path = (area: { slug: string }) => `${home}/gemeente/${area.slug}`;
  if (found.kind === 'moved') return reply.redirect(path(found.to), 301);
  if (slug !== found.area.slug) return reply.redirect(path(found.area), 308);
  const [campaigns, releases] = await Promise.all([parts.campaigns.snapshot(), parts.releases()]);
  const newest = Math.max(0, ...releases.map(({ version }) => version));
  return parts.sendKept(request, reply, {
    path: path(found.area),
    madeFrom: `${today} ${campaigns.version} ${newest}`,
    page: () =>
      areaPage(found.area, {
        language,
        today,
        campaigns: campaigns.liveOn(today),
        releases,
        showExamples: parts.showExamples,
      }),
  });
}
