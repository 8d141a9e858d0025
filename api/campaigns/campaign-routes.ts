import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Author } from '#api/staff/author.ts';
import type { Database, Store } from '#api/storage/database.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { campaignDetails, campaignLine } from './campaign-details.ts';
import { campaignReaders, campaignWriters, maySee, memberOf } from './campaign-roles.ts';
import { approveVersion, withdrawCampaign } from './campaign-store.ts';
import { findCampaign } from './find-campaign.ts';
import { shapeFaults } from './read-draft.ts';
import { overlapsOf, standingCampaigns } from './standing-campaigns.ts';
import { storeCampaign, storeVersion } from './store-plan.ts';

export type CampaignParts = { database: Database; store: Store; now: () => number };
type Named = { Params: { id: string } };

export const approval = z.strictObject({ version: z.int().min(1) });
export const withdrawal = z.strictObject({ reason: plainText(3, 500) });

/** Campaigns for programs: write down, approve by a second person, withdraw. Pages: `campaign-page-routes.ts`. */
export async function campaignRoutes(app: FastifyInstance, parts: CampaignParts): Promise<void> {
  const { database, store, now } = parts;
  const [readers, writers] = [{ roles: campaignReaders }, { roles: campaignWriters }] as const;

  app.get('/api/v1/campaigns', { config: readers }, async (request, reply) => {
    const [today, { region }] = [dayOf(now()), memberOf(request)];
    const seen = (await standingCampaigns(store)).filter(({ plan }) => maySee(region, plan.areas, today));
    return reply.send({
      campaigns: seen.map((campaign) => campaignLine(campaign, today)),
      overlaps: overlapsOf(seen),
    });
  });

  app.post('/api/v1/campaigns', { config: writers }, async (request, reply) => {
    const stored = await storeCampaign(parts, request.body, memberOf(request));
    if (stored.kind === 'faults') throw new Problem('invalid-input', stored.faults);
    reply.code(201).header('location', `/api/v1/campaigns/${stored.id}`);
    return reply.send(await detailsOf(stored.id));
  });

  app.get<Named>('/api/v1/campaigns/:id', { config: readers }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    return reply.send(await detailsOf(id));
  });

  app.post<Named>('/api/v1/campaigns/:id/versions', { config: writers }, async (request, reply) => {
    const campaign = await findCampaign(request, parts);
    const stored = await storeVersion(parts, campaign, request.body, memberOf(request));
    if (stored.kind === 'faults') throw new Problem('invalid-input', stored.faults);
    if (stored.kind === 'stale') throw new Problem('version-outdated');
    if (stored.kind === 'withdrawn') throw new Problem('campaign-withdrawn');
    reply.code(201).header('location', `/api/v1/campaigns/${campaign.id}`);
    return reply.send(await detailsOf(campaign.id));
  });

  app.post<Named>('/api/v1/campaigns/:id/approval', { config: writers }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    const { version } = parse(approval, request.body);
    await approve(database, id, version, authorOf(request, now));
    return reply.send(await detailsOf(id));
  });

  app.post<Named>('/api/v1/campaigns/:id/withdrawal', { config: writers }, async (request, reply) => {
    const { id } = await findCampaign(request, parts);
    const { reason } = parse(withdrawal, request.body);
    if (!(await withdrawCampaign(database, id, reason, authorOf(request, now))))
      throw new Problem('campaign-withdrawn');
    return reply.send(await detailsOf(id));
  });

  async function detailsOf(id: string) {
    const campaign = (await standingCampaigns(store)).find((one) => one.id === id);
    if (campaign === undefined) throw new Problem('not-found');
    return campaignDetails(store, campaign, dayOf(now()));
  }
}

export const authorOf = (request: FastifyRequest, now: () => number): Author => ({
  member: memberOf(request),
  day: dayOf(now()),
});

const refusals = {
  unknown: 'not-found',
  withdrawn: 'campaign-withdrawn',
  stale: 'version-outdated',
  'own-work': 'second-person-needed',
  'start-passed': 'start-passed',
} as const;

/** @throws Problem when the version may not be approved by this member, or not any more */
export async function approve(
  database: Database,
  id: string,
  version: number,
  author: Author,
): Promise<void> {
  const { kind } = await approveVersion(database, id, version, author);
  if (kind !== 'approved') throw new Problem(refusals[kind]);
}

/** @throws Problem invalid-input that names every faulty field */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Problem('invalid-input', shapeFaults(parsed.error, body));
  return parsed.data;
}
