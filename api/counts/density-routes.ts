import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DensityTable, Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Store } from '#api/storage/database.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { densityCsv } from './density-csv.ts';
import { orderAreas } from './density-order.ts';
import { type DensityQuery, readDensityQuery } from './density-query.ts';
import { densityTable } from './density-table.ts';

export type DensityParts = {
  store: Store;
  now: () => number;
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};

const roles = ['communication', 'lead', 'analyst', 'admin'] as const;
const filters = ['from', 'to', 'phenomenon'] as const;

/** Reports per municipality: for programs, as a page and as a table to take along. */
export async function densityRoutes(app: FastifyInstance, parts: DensityParts): Promise<void> {
  const page = { roles, query: [...filters, 'sort'] } as const;

  app.get('/api/v1/densities', { config: { roles, query: filters } }, async (request, reply) => {
    const { density } = await answer(request, parts);
    return reply.send(density);
  });

  app.get('/dichtheid', { config: page }, async (request, reply) => {
    const { density, query } = await answer(request, parts);
    const { from, to, phenomenon, sort } = query;
    const html = await parts.renderPage({
      ...parts.desk(request),
      ...{ kind: 'desk-density', density, phenomena },
      query: { from, to, sort, phenomenon: phenomenon ?? '' },
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });

  app.get('/dichtheid.csv', { config: page }, async (request, reply) => {
    const { density, query } = await answer(request, parts);
    const name = fileName(query, parts.desk(request).demo);
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type('text/csv; charset=utf-8').send(densityCsv(density));
  });
}

async function answer(
  request: FastifyRequest,
  { store, now }: DensityParts,
): Promise<{ density: DensityTable; query: DensityQuery }> {
  const nowMs = now();
  const query = readDensityQuery(request.query as Record<string, unknown>, nowMs);
  const density = await densityTable(store, { ...query, region: request.member?.region ?? null }, nowMs);
  return { density: { ...density, areas: orderAreas(density.areas, query.sort) }, query };
}

/** A file leaves the page behind: its name keeps what was asked, and that figures of a demonstration are invented. */
function fileName({ from, to, phenomenon }: DensityQuery, demo: boolean): string {
  const parts = [
    demo ? 'verzonnen-meldingen' : 'meldingen',
    'per-gemeente',
    from,
    'tot-en-met',
    to,
    phenomenon,
  ];
  return `${parts.filter((part) => part !== null).join('-')}.csv`;
}
