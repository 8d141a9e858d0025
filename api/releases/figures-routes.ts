import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import { isKnown, type SendKeptPage } from '#api/site/kept-pages.ts';
import { fullLanguages } from '#content/languages.ts';
import { figuresCsv } from './figures-csv.ts';
import type { PublishedReleases } from './published-releases.ts';
import { releaseAsked } from './release-asked.ts';

type Parts = { releases: PublishedReleases; sendKept: SendKeptPage; demo: boolean };

/** `/cijfers`: what was published as a page and as a table to take along, in every language. */
export async function figuresRoutes(
  app: FastifyInstance,
  { releases, sendKept, demo }: Parts,
): Promise<void> {
  for (const [at, language] of fullLanguages.entries()) {
    const path = `${at === 0 ? '' : `/${language}`}/cijfers`;

    app.get(path, { config: { query: 'any' } }, async (request, reply) => {
      const release = await releaseAsked(releases, {});
      const page = () => ({ kind: 'figures', language, demo, release }) as const;
      return sendKept(request, reply, { path, madeFrom: release?.sha256 ?? 'nothing-yet', page });
    });

    app.get(`${path}.csv`, { config: { query: ['version'] } }, async (request, reply) => {
      const release = await releaseAsked(releases, request.query as object);
      if (release === null) throw new Problem('not-found');
      const etag = `"${release.sha256}-${language}"`;
      reply.headers({ etag, 'cache-control': 'no-cache' });
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
      const name = `${demo ? 'verzonnen-' : ''}cijfers-${release.quarter}.csv`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply.type('text/csv; charset=utf-8').send(figuresCsv(release, language));
    });
  }
}
