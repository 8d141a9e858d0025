import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noteTaken } from '#api/staff/taken-figures.ts';
import { briefContent, latestRelease } from './brief-content.ts';
import { briefPdf } from './brief-pdf.ts';
import { campaignReaders } from './campaign-roles.ts';
import { effectAnswer } from './effect-answer.ts';
import type { EffectParts } from './effect-routes.ts';
import { findCampaign } from './find-campaign.ts';
import { areaDayOf } from './plan-weeks.ts';

type Named = { Params: { id: string } };

/** One page for a council: on screen and print, and as a PDF. */
export async function briefRoutes(app: FastifyInstance, parts: EffectParts): Promise<void> {
  const readers = { config: { roles: campaignReaders } };

  app.get<Named>('/campagnes/:id/brief', readers, async (request, reply) => {
    const brief = await contentOf(request);
    const page = { ...parts.desk(request), kind: 'desk-campaign-brief', brief } as const;
    return reply.type('text/html; charset=utf-8').send(await parts.renderPage(page));
  });

  app.get<Named>('/campagnes/:id/brief.pdf', readers, async (request, reply) => {
    const brief = await contentOf(request);
    const invented = brief.invented === null ? '' : 'verzonnen-';
    const name = `${invented}campagne-${brief.code}-${brief.day}.pdf`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type('application/pdf').send(await briefPdf(brief));
  });

  async function contentOf(request: FastifyRequest<Named>) {
    const campaign = await findCampaign(request, parts);
    noteTaken(request, 'brief');
    const effect = await effectAnswer(parts.database, campaign, parts.now());
    return briefContent(effect, {
      release: await latestRelease(parts.store),
      areaDay: areaDayOf(campaign.plan),
      demo: parts.desk(request).demo,
    });
  }
}
