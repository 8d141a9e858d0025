import type { FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Store } from '#api/storage/database.ts';
import { maySee, memberOf } from './campaign-roles.ts';
import { type Campaign, readCampaign } from './read-campaigns.ts';

type Params = { id: string };

/**
 * The campaign that a route names, as the public sees it or as it was last written down. Another region's campaign is
 * as unknown as one that does not exist. @throws Problem not-found
 */
export async function findCampaign(
  request: FastifyRequest<{ Params: Params }>,
  { store, now }: { store: Store; now: () => number },
): Promise<Campaign> {
  const { id } = request.params;
  const campaign = (await readCampaign(store, id, 'approved')) ?? (await readCampaign(store, id));
  if (campaign === null || !maySee(memberOf(request).region, campaign.plan.areas, dayOf(now())))
    throw new Problem('not-found');
  return campaign;
}
