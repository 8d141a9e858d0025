import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { Area } from '#content/areas/area-sets.ts';

/** `GET /api/v1/areas`: municipalities and waters valid today, with their figures and sources. */
export async function areaRoutes(app: FastifyInstance, { areasToday }: { areasToday: () => Area[] }) {
  app.get('/api/v1/areas', async (_request, reply) => reply.send({ areas: areasToday() }));

  app.get<{ Params: { code: string } }>('/api/v1/areas/:code', async (request, reply) => {
    const area = areasToday().find(({ code }) => code === request.params.code);
    if (area === undefined) throw new Problem('not-found');
    return reply.send(area);
  });
}
