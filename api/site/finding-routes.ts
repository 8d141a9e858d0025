import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { isOverOnion } from '#api/guard/onion.ts';
import { Problem } from '#api/problems.ts';
import { provinceSlug } from '#api/toolkit/kit-place.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { kitCodes } from '#content/kits/kits.ts';
import { languages } from '#content/languages.ts';
import { exitPath, wipePath } from '#content/neutral-site.ts';
import { barePath, type OpenPage } from './open-pages.ts';
import { inFullLanguages, sitemap, sitemapIndex, type Translations } from './sitemap.ts';

export type FindingParts = {
  /** Address of the site on the open internet. Without it nothing can be said about whole addresses. */
  publicUrl: string | undefined;
  /** Whom to tell of a leak: `mailto:…` or `https://…`. */
  securityContact: string | undefined;
  pages: readonly OpenPage[];
  now: () => number;
};

const sitemaps = ['/sitemap-pages.xml', '/sitemap-rendered.xml'] as const;
const onRequest = ['/gemeenten', '/cijfers', '/bijeenkomsten', '/nieuwsbrief', '/enquete', '/toolkit'];
/** Not for search engines: the report itself, and the ways out. */
const discreet = ['/melden', '/vervolg', exitPath];
/** RFC 9116 §2.5.5 asks for less than a year. */
const contactDays = 180;
const dayMs = 86_400_000;

/** What search engines and finders of leaks look for at fixed addresses. On the onion address nothing of it names the site. */
export async function findingRoutes(app: FastifyInstance, parts: FindingParts): Promise<void> {
  const any = { config: { query: 'any' } } as const;
  app.get('/robots.txt', any, async (request, reply) => text(reply, robots(originFor(request, parts))));
  app.get('/.well-known/security.txt', any, async (_request, reply) => {
    if (parts.securityContact === undefined) throw new Problem('not-found');
    // From today and not from the start of this process, which may run for longer.
    const expires = `${dayOf(parts.now() + contactDays * dayMs)}T00:00:00Z`;
    const languages = 'Preferred-Languages: nl, en';
    return text(reply, `Contact: ${parts.securityContact}\nExpires: ${expires}\n${languages}\n`);
  });
  const maps: Record<string, (origin: string) => string> = {
    '/sitemap-index.xml': (origin) => sitemapIndex(origin, sitemaps),
    '/sitemap-pages.xml': (origin) => sitemap(origin, byTranslation(parts.pages)),
    '/sitemap-rendered.xml': (origin) => sitemap(origin, renderedPages(dayOf(parts.now()))),
  };
  for (const [path, write] of Object.entries(maps))
    app.get(path, any, async (request, reply) => {
      const origin = originFor(request, parts);
      if (origin === null) throw new Problem('not-found');
      return reply
        .header('cache-control', 'no-cache')
        .type('application/xml; charset=utf-8')
        .send(write(origin));
    });
}

const originFor = (request: FastifyRequest, { publicUrl }: FindingParts): string | null =>
  publicUrl === undefined || isOverOnion(request) ? null : new URL(publicUrl).origin;

const text = (reply: FastifyReply, body: string) =>
  reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(body);

function robots(origin: string | null): string {
  const paths = discreet.flatMap((path) =>
    languages.map((language, at) => (at === 0 ? path : `/${language}${path}`)),
  );
  const lines = ['User-agent: *', ...[...paths, wipePath].map((path) => `Disallow: ${path}`)];
  return `${[...lines, ...(origin === null ? [] : ['', `Sitemap: ${origin}/sitemap-index.xml`])].join('\n')}\n`;
}

/** Pages that are each other's translation, together. */
function byTranslation(pages: readonly OpenPage[]): Translations[] {
  const groups = Map.groupBy(pages, ({ path }) => barePath(path));
  return [...groups.values()].map((group) =>
    Object.fromEntries(group.map(({ language, path }) => [language, path])),
  );
}

/** Pages that are rendered on request, but not those of single events and campaigns, which come and go. */
function renderedPages(today: string): Translations[] {
  const areas = areasOn(today).map(({ slug }) => `/gemeente/${slug}`);
  // Of a kit only its page for the whole province, the one that links lead to: there is one for every place besides.
  const kits = kitCodes.map((code) => `/toolkit/${code}/${provinceSlug}`);
  return [...onRequest, ...areas, ...kits].map(inFullLanguages);
}
