import type { FastifyInstance } from 'fastify';
import { isKnown } from '#api/site/kept-pages.ts';
import type { PublicCounts } from './public-counts.schema.ts';
import type { PublishedReleases } from './published-releases.ts';
import { releaseAsked } from './release-asked.ts';

const nothingYet: PublicCounts = { version: null, quarter: null, publishedOn: null, sha256: null, rows: [] };

/**
 * `GET /api/v1/public-counts`: what was published, for programs; any site may read it. Nothing here is computed from
 * counts: the ETag is the hash of the release, and there is no other moment than the day of publication. As everywhere on
 * the API nothing is stored on the way (API Design Rules); the tag is for programs that keep their own copy.
 */
export async function publicCountsRoutes(
  app: FastifyInstance,
  { releases }: { releases: PublishedReleases },
): Promise<void> {
  app.get('/api/v1/public-counts', { config: { query: ['version'] } }, async (request, reply) => {
    const release = await releaseAsked(releases, request.query as object);
    const etag = `"${release?.sha256 ?? 'nothing-yet'}"`;
    reply.headers({
      etag,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'API-Version, ETag',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.send((release ?? nothingYet) satisfies PublicCounts);
  });
}
