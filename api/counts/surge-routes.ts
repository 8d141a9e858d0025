import type { FastifyInstance } from 'fastify';
import { noteTaken } from '#api/staff/taken-figures.ts';
import type { Store } from '#api/storage/database.ts';
import { readPhenomena } from './density-query.ts';
import { surges } from './surges.ts';

const roles = ['communication', 'lead', 'analyst', 'admin'] as const;

/** `GET /api/v1/surges`: whether more came in during the last four whole weeks than usual. */
export async function surgeRoutes(
  app: FastifyInstance,
  { store, now }: { store: Store; now: () => number },
): Promise<void> {
  app.get(
    '/api/v1/surges',
    { config: { roles, query: ['phenomenon', 'audience'] } },
    async (request, reply) => {
      const counted = readPhenomena(request.query as Record<string, unknown>);
      noteTaken(request, 'surges', counted.phenomenon, counted.audience);
      return reply.send(await surges(store, { ...counted, region: request.member?.region ?? null }, now()));
    },
  );
}
