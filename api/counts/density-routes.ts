import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { noteTaken } from '#api/staff/taken-figures.ts';
import type { Store } from '#api/storage/database.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { confidentialFile } from './confidential-csv.ts';
import { densityCsv } from './density-csv.ts';
import { funnelLimits } from './density-funnel.ts';
import { orderAreas } from './density-order.ts';
import type { DensityTable } from './density-page.schema.ts';
import { type DensityQuery, readDensityQuery } from './density-query.ts';
import { densityTable } from './density-table.ts';
import { surges } from './surges.ts';

export type DensityParts = {
  store: Store;
  now: () => number;
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};

const roles = ['communication', 'lead', 'analyst', 'admin'] as const;
const filters = ['from', 'to', 'phenomenon', 'audience', 'model'] as const;

/** Reports per municipality: for programs, as a page and as a table to take along. */
export async function densityRoutes(app: FastifyInstance, parts: DensityParts): Promise<void> {
  const page = { roles, query: [...filters, 'sort', 'area'] } as const;

  app.get('/api/v1/densities', { config: { roles, query: filters } }, async (request, reply) => {
    const { density } = await answer(request, parts);
    return reply.send(density);
  });

  app.get('/dichtheid', { config: page }, async (request, reply) => {
    const { density, query } = await answer(request, parts);
    const region = request.member?.region ?? null;
    const html = await parts.renderPage({
      ...parts.desk(request),
      ...{ kind: 'desk-density', density, phenomena, audiences: audienceCodes },
      funnel: funnelLimits(density),
      surges: await surges(parts.store, { ...query, region }, parts.now()),
      query: asTexts(query),
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });

  app.get('/dichtheid.csv', { config: page }, async (request, reply) => {
    const { density, query } = await answer(request, parts);
    const name = fileName(query, parts.desk(request).demo);
    reply.header('content-disposition', confidentialFile(name));
    return reply.type('text/csv; charset=utf-8').send(densityCsv(density));
  });
}

async function answer(
  request: FastifyRequest,
  { store, now }: DensityParts,
): Promise<{ density: DensityTable; query: DensityQuery }> {
  const nowMs = now();
  const query = readDensityQuery(request.query as Record<string, unknown>, nowMs);
  const { from, to, phenomenon, audience, model } = query;
  noteTaken(request, 'densities', `${from}/${to}`, phenomenon, audience, model === 'exposure' ? model : null);
  const density = await densityTable(store, { ...query, region: request.member?.region ?? null }, nowMs);
  if (query.area !== null && !density.areas.some(({ code }) => code === query.area))
    throw new Problem('invalid-input', [{ field: 'area', code: 'unknown-choice' }]);
  return { density: { ...density, areas: orderAreas(density.areas, query.sort) }, query };
}

/** The question as it stands in an address: what is usual or absent is left out there. */
function asTexts({ from, to, phenomenon, audience, model, sort, area }: DensityQuery) {
  return {
    ...{ from, to, sort },
    ...{ phenomenon: phenomenon ?? '', audience: audience ?? '', area: area ?? '' },
    model: model === 'population' ? '' : model,
  };
}

/** A file leaves the page behind: its name keeps what was asked, and that figures of a demonstration are invented. */
function fileName({ from, to, phenomenon, audience, model }: DensityQuery, demo: boolean): string {
  const parts = [
    demo ? 'verzonnen-meldingen' : 'meldingen',
    'per-gemeente',
    ...[from, 'tot-en-met', to, audience, phenomenon],
    model === 'exposure' ? 'naar-omgeving' : null,
  ];
  return `${parts.filter((part) => part !== null).join('-')}.csv`;
}
