import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { type FieldFault, Problem } from '#api/problems.ts';
import { findArea } from '#content/areas/area-sets.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { campaignReaders, campaignWriters, memberOf, ownAreas } from './campaign-roles.ts';
import { authorOf, type CampaignParts, parse } from './campaign-routes.ts';
import { castLots, type LotRequest, largestSeed, listLots, readLot } from './lot-store.ts';
import type { Lot } from './proposal-page.schema.ts';

export const lotRequest = z.strictObject({
  eligible: z.array(z.string().min(1)).min(2).max(100),
  places: z.int().min(1).max(99),
  reason: plainText(3, 500),
  /** Left out: drawn by the server. Given: thrown in public, for instance. */
  seed: z.int().min(0).max(largestSeed).optional(),
});

/** Draws by lot: the cheapest honest design. Seed and eligible list are stored before anything is drawn. */
export async function lotRoutes(app: FastifyInstance, parts: CampaignParts): Promise<void> {
  const { database, store, now } = parts;

  app.get('/api/v1/lots', { config: { roles: campaignReaders } }, async (request, reply) => {
    const own = ownAreas(memberOf(request).region, dayOf(now()));
    const seen = (await listLots(store)).filter((lot) => mayReadLot(lot, own));
    return reply.send({ lots: seen });
  });

  app.post('/api/v1/lots', { config: { roles: campaignWriters } }, async (request, reply) => {
    const wanted = parse(lotRequest, request.body);
    const own = ownAreas(memberOf(request).region, dayOf(now()));
    const faults = lotFaults(wanted, own, dayOf(now()));
    if (faults.length > 0) throw new Problem('invalid-input', faults);
    const lot = await castLots(database, wanted, authorOf(request, now));
    return reply.code(201).header('location', `/api/v1/lots/${lot.id}`).send(lot);
  });

  app.get<{ Params: { id: string } }>(
    '/api/v1/lots/:id',
    { config: { roles: campaignReaders } },
    async (request, reply) => {
      const lot = await readLot(database, request.params.id);
      if (lot === null || !mayReadLot(lot, ownAreas(memberOf(request).region, dayOf(now()))))
        throw new Problem('not-found');
      return reply.send(lot);
    },
  );
}

export const mayReadLot = ({ eligible }: Lot, own: readonly string[] | null) =>
  own === null || eligible.every((code) => own.includes(code));

/** The rules of a draw that its shape does not tell. */
export function lotFaults(
  { eligible, places }: LotRequest,
  own: readonly string[] | null,
  today: string,
): FieldFault[] {
  if (new Set(eligible).size < eligible.length) return [{ field: 'eligible', code: 'twice' }];
  if (eligible.some((code) => findArea(code, today) === null))
    return [{ field: 'eligible', code: 'unknown-area' }];
  if (own !== null && eligible.some((code) => !own.includes(code)))
    return [{ field: 'eligible', code: 'other-region' }];
  return places < eligible.length ? [] : [{ field: 'places', code: 'too-many-places' }];
}
