import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Store } from '#api/storage/database.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import { yearOf } from '#campaigns/disclosure/release-period.ts';
import { dueOn, nextQuarter } from './release-due.ts';
import type { ReleasesPage } from './release-page.schema.ts';
import { readRefusals, readReleases } from './release-store.ts';

type Parts = {
  store: Store;
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
  publicAddress: string;
};

const roles = ['communication', 'lead', 'analyst', 'admin'] as const;

/** `/cijfers` on the desk: what was published when, what the gate refused, and what comes next. */
export async function deskReleaseRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  app.get('/cijfers', { config: { roles } }, async (request, reply) => {
    const page = { ...parts.desk(request), ...(await releasesPage(parts)) };
    return reply.type('text/html; charset=utf-8').send(await parts.renderPage(page));
  });
}

async function releasesPage({ store, publicAddress }: Parts): Promise<ReleasesPage> {
  const [releases, refusals, quarter] = await Promise.all([
    readReleases(store),
    readRefusals(store),
    nextQuarter(store),
  ]);
  return {
    kind: 'desk-releases',
    releases: releases.map(overview).toReversed(),
    refusals,
    next: quarter === null ? null : { quarter, dueOn: dueOn(quarter) },
    publicPage: `${publicAddress}/cijfers`,
  };
}

function overview({ version, quarter, publishedOn, sha256, rows }: PublishedRelease) {
  const added = rows.filter(
    ({ period }) => period === quarter || (quarter.endsWith('Q4') && period === yearOf(quarter)),
  );
  const left = added.filter(({ status }) => status === 'protected');
  return { version, quarter, publishedOn, sha256, added: added.length, protected: left.length };
}
