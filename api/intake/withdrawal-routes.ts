import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isoWeekOf } from '#api/counts/week.ts';
import { isHubReference } from '#api/delivery/channel.ts';
import { confirmWithdrawal, hubReceiver, waitingWithdrawals } from '#api/delivery/notices.ts';
import type { Database } from '#api/storage/database.ts';
import { hexId, readRequest, withoutRegion } from './read-request.ts';

type Parts = { database: Database; now: () => number };

const listQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });

/** `to`: the hub itself, or the receiver of a forwarded text, by its name. */
export const withdrawalConfirmation = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: hexId,
        to: z.string().min(1).max(40).default(hubReceiver),
        reference: z.string().refine(isHubReference),
      }),
    )
    .min(1)
    .max(500),
});

/** What must be deleted elsewhere because it was recalled here, until whoever has it confirms. */
export async function withdrawalRoutes(app: FastifyInstance, { database, now }: Parts): Promise<void> {
  const roles = ['hub', 'analyst', 'lead'] as const;

  app.get('/api/v1/intake/withdrawals', { config: { roles, query: ['limit'] } }, async (request, reply) => {
    withoutRegion(request);
    const { limit } = readRequest(listQuery, request.query);
    const { rows, total } = await waitingWithdrawals(database, limit);
    return reply.send({
      withdrawals: rows.map(({ reportId, receiver, week }) => ({
        id: Buffer.from(reportId).toString('hex'),
        to: receiver,
        week,
      })),
      total,
    });
  });

  app.post('/api/v1/intake/withdrawals/acknowledgements', { config: { roles } }, async (request, reply) => {
    withoutRegion(request);
    const { items } = readRequest(withdrawalConfirmation, request.body);
    return reply.send(await confirmAll(database, items, isoWeekOf(now())));
  });
}

/** All or nothing; unknown ones are answered, not swallowed. */
function confirmAll(
  database: Database,
  items: z.output<typeof withdrawalConfirmation>['items'],
  week: string,
): Promise<{ acknowledged: number; unknown: string[] }> {
  return database.commit(async (transaction) => {
    const unknown: string[] = [];
    for (const { id, to } of items) {
      const confirmed = { reportId: Buffer.from(id, 'hex'), receiver: to };
      if ((await confirmWithdrawal(transaction, confirmed, week)) === 'unknown') unknown.push(id);
    }
    return { acknowledged: items.length - unknown.length, unknown };
  });
}
