import type { FastifyInstance, FastifyRequest } from 'fastify';
import { confidentialFile } from '#api/counts/confidential-csv.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { noteTaken } from '#api/staff/taken-figures.ts';
import type { Database, Store } from '#api/storage/database.ts';
import { campaignReaders } from './campaign-roles.ts';
import { effectAnswer } from './effect-answer.ts';
import { effectCsv } from './effect-csv.ts';
import { findCampaign } from './find-campaign.ts';

export type EffectParts = {
  database: Database;
  store: Store;
  now: () => number;
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};

type Named = { Params: { id: string } };

/** Did it work: for programs, as a page, and the figures of the chart to take along. */
export async function effectRoutes(app: FastifyInstance, parts: EffectParts): Promise<void> {
  const readers = { config: { roles: campaignReaders } };

  app.get<Named>('/api/v1/campaigns/:id/effect', readers, async (request, reply) =>
    reply.send(await answer(request)),
  );

  app.get<Named>('/campagnes/:id/effect', readers, async (request, reply) => {
    const effect = await answer(request);
    const page = { ...parts.desk(request), kind: 'desk-campaign-effect', effect } as const;
    return reply.type('text/html; charset=utf-8').send(await parts.renderPage(page));
  });

  app.get<Named>('/campagnes/:id/effect.csv', readers, async (request, reply) => {
    const effect = await answer(request);
    const invented = parts.desk(request).demo ? 'verzonnen-' : '';
    const name = `${invented}effect-${effect.campaign.code}-${effect.asOf}.csv`;
    reply.header('content-disposition', confidentialFile(name));
    return reply.type('text/csv; charset=utf-8').send(effectCsv(effect));
  });

  async function answer(request: FastifyRequest<Named>) {
    const campaign = await findCampaign(request, parts);
    noteTaken(request, 'effect');
    return effectAnswer(parts.database, campaign, parts.now());
  }
}
