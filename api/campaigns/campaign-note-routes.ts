import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import { checkOutcome, confounder, plannedCheck, surveyWave } from './campaign-notes.schema.ts';
import { campaignWriters } from './campaign-roles.ts';
import { authorOf, type CampaignParts, parse } from './campaign-routes.ts';
import { findCampaign } from './find-campaign.ts';
import type { Campaign } from './read-campaigns.ts';
import { addConfounder, addSurvey, noteOutcome, planCheck } from './write-notes.ts';

type Named = { Params: { id: string } };
type NamedCheck = { Params: { id: string; check: string } };

/** What staff write down about a campaign while it runs; all of it is listed in `GET /campaigns/{id}`. */
export async function campaignNoteRoutes(app: FastifyInstance, parts: CampaignParts): Promise<void> {
  const { database, now } = parts;
  const config = { roles: campaignWriters };

  app.post<Named>('/api/v1/campaigns/:id/confounders', { config }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    const written = parse(confounder, request.body);
    const noted = await addConfounder(database, id, written, authorOf(request, now));
    return reply.code(201).send({ id: noted, ...written });
  });

  app.post<Named>('/api/v1/campaigns/:id/checks', { config }, async (request, reply) => {
    const campaign = await findCampaign(request, parts);
    const written = checkOf(campaign, request);
    const noted = await planCheck(database, campaign.id, written, authorOf(request, now));
    return reply.code(201).send({ id: noted, ...written, visited: null, found: null });
  });

  app.post<NamedCheck>('/api/v1/campaigns/:id/checks/:check/outcome', { config }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    const outcome = parse(checkOutcome, request.body);
    const { check } = request.params;
    if (!(await noteOutcome(database, id, check, outcome, authorOf(request, now))))
      throw new Problem('not-found');
    return reply.send({ id: check, ...outcome });
  });

  app.post<Named>('/api/v1/campaigns/:id/surveys', { config }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    const written = parse(surveyWave, request.body);
    const noted = await addSurvey(database, id, written, authorOf(request, now));
    return reply.code(201).send({ id: noted, ...written });
  });
}

/** @throws Problem invalid-input, also for an area that the campaign does not have */
export function checkOf({ plan }: Campaign, { body }: Pick<FastifyRequest, 'body'>) {
  const written = parse(plannedCheck, body);
  if (!plan.areas.includes(written.area))
    throw new Problem('invalid-input', [{ field: 'area', code: 'outside-campaign' }]);
  return written;
}
