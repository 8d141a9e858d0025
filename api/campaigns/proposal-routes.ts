import type { FastifyInstance } from 'fastify';
import { noteTaken } from '#api/staff/taken-figures.ts';
import { campaignReaders, memberOf } from './campaign-roles.ts';
import type { CampaignParts } from './campaign-routes.ts';
import { proposalFilters, readProposalQuery } from './proposal-query.ts';
import { readProposals } from './proposals.ts';

/** Where to go next, for programs; the page is `/campagnes/voorstellen`. */
export async function proposalRoutes(app: FastifyInstance, { store, now }: CampaignParts): Promise<void> {
  const config = { roles: campaignReaders, query: proposalFilters };
  app.get('/api/v1/proposals', { config }, async (request, reply) => {
    const query = readProposalQuery(request.query as Record<string, unknown>, now());
    noteTaken(request, 'proposals', `${query.from}/${query.to}`, query.audience);
    return reply.send(await readProposals(store, query, memberOf(request).region, now()));
  });
}
