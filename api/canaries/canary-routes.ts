import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { hexId, readRequest, withoutRegion } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import type { Database } from '#api/storage/database.ts';
import { canarySilence, confirmCanary, listCanaries } from './canary-store.ts';

type Parts = { database: Database; now: () => number };

const canaryId = z.strictObject({ id: hexId });
export const canaryConfirmation = z.strictObject({ word: z.string().min(1).max(100) });

/** Whether the hub can still open what is sealed for it: only who does knows the word. */
export async function canaryRoutes(app: FastifyInstance, { database, now }: Parts): Promise<void> {
  const readers = { roles: ['hub', 'analyst', 'lead', 'admin'] } as const;

  app.get('/api/v1/intake/canaries', { config: readers }, async (_request, reply) => {
    const silence = await canarySilence(database.store, dayOf(now()));
    const rows = await listCanaries(database.store);
    return reply.send({
      silentDays: silence?.days ?? null,
      alarm: silence?.alarm ?? false,
      canaries: rows.map(({ report_id, week, confirmed_on }) => ({
        id: Buffer.from(report_id).toString('hex'),
        week,
        confirmedOn: confirmed_on,
      })),
    });
  });

  app.post(
    '/api/v1/intake/canaries/:id/confirmations',
    { config: { roles: ['hub'] } },
    async (request, reply) => {
      withoutRegion(request);
      const { id } = readRequest(canaryId, request.params);
      const { word } = readRequest(canaryConfirmation, request.body);
      const outcome = await confirmCanary(database, Buffer.from(id, 'hex'), word, dayOf(now()));
      if (outcome === 'unknown') throw new Problem('not-found');
      if (outcome === 'wrong-word') throw new Problem('wrong-word');
      return reply.send({ confirmed: true });
    },
  );
}
