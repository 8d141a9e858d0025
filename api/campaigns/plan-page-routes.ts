import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { firstCountedDay } from '#api/counts/first-counted-day.ts';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { campaignWriters, memberOf, ownAreas } from './campaign-roles.ts';
import type { CampaignParts } from './campaign-routes.ts';
import { findCampaign } from './find-campaign.ts';
import { mayReadLot } from './lot-routes.ts';
import { listLots } from './lot-store.ts';
import { firstOf, formOfPlan, planOfForm, type TypedPlan, typedFields } from './plan-form.ts';
import type { CampaignFormPage } from './plan-page.schema.ts';
import type { Predecessor } from './prepare-version.ts';
import { previewPlan } from './preview-plan.ts';
import { proposedForm } from './proposed-form.ts';
import { type Campaign, readCampaign } from './read-campaigns.ts';
import { predecessorOf, prepareBody, storeCampaign, storeVersion } from './store-plan.ts';

export type CampaignPageParts = CampaignParts & {
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};
type Named = { Params: { id: string } };
type Shown = Pick<CampaignFormPage, 'typed'> & Partial<Pick<CampaignFormPage, 'problems' | 'preview'>>;

const prefilled = ['areas', 'lot', 'audience', 'selectionFrom', 'selectionTo', 'baselineFrom', 'baselineTo'];

/** One form for a new campaign and for a next version; its first button only looks, the second one stores. */
export async function planPageRoutes(app: FastifyInstance, parts: CampaignPageParts): Promise<void> {
  const { store, now } = parts;
  const config = { roles: campaignWriters } as const;

  app.get('/campagnes/nieuw', { config: { ...config, query: prefilled } }, async (request, reply) => {
    const asked = typedFields(request.query);
    const lot = (await readableLots(request, parts)).find(({ id }) => id === firstOf(asked, 'lot')) ?? null;
    return show(request, reply, parts, null, {
      typed: proposedForm(asked, lot, dayOf(now()), await firstCountedDay(store)),
    });
  });

  app.post('/campagnes/nieuw', { config }, async (request, reply) => {
    const { step, ...typed } = typedFields(request.body);
    const body = planOfForm(typed);
    if (step?.[0] !== 'store') return look(request, reply, parts, null, typed);
    const stored = await storeCampaign(parts, body, memberOf(request));
    if (stored.kind === 'stored') return reply.redirect(`/campagnes/${stored.id}`, 303);
    return show(request, reply.code(400), parts, null, { typed, problems: stored.faults });
  });

  app.get<Named>('/campagnes/:id/wijzigen', { config }, async (request, reply) => {
    const campaign = await newestOf(request);
    return show(request, reply, parts, campaign, { typed: formOfPlan(campaign.plan) });
  });

  app.post<Named>('/campagnes/:id/wijzigen', { config }, async (request, reply) => {
    const campaign = await newestOf(request);
    const { step, ...typed } = typedFields(request.body);
    if (step?.[0] !== 'store') return look(request, reply, parts, campaign, typed);
    const seen = await findCampaign(request, parts);
    const stored = await storeVersion(parts, seen, planOfForm(typed), memberOf(request));
    if (stored.kind === 'stored') return reply.redirect(`/campagnes/${campaign.id}`, 303);
    if (stored.kind === 'faults')
      return show(request, reply.code(400), parts, campaign, { typed, problems: stored.faults });
    throw new Problem(stored.kind === 'stale' ? 'version-outdated' : 'campaign-withdrawn');
  });

  /** The version that a next one starts from. @throws Problem not-found */
  async function newestOf(request: FastifyRequest<Named>): Promise<Campaign> {
    const { id } = await findCampaign(request, parts);
    return (await readCampaign(store, id)) as Campaign;
  }
}

async function look(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: CampaignPageParts,
  campaign: Campaign | null,
  typed: TypedPlan,
) {
  const predecessor = campaign && (await predecessorIn(parts, campaign.id));
  const prepared = await prepareBody(parts, planOfForm(typed), memberOf(request), predecessor);
  if (prepared.kind === 'faults')
    return show(request, reply.code(400), parts, campaign, { typed, problems: prepared.faults });
  const nowMs = parts.now();
  const preview = await previewPlan(parts.store, prepared, predecessor, { nowMs, today: dayOf(nowMs) });
  return show(request, reply, parts, campaign, { typed, preview });
}

async function predecessorIn({ store }: CampaignPageParts, id: string): Promise<Predecessor> {
  const approved = await readCampaign(store, id, 'approved');
  return approved === null ? { id, seen: null } : predecessorOf(approved);
}

async function readableLots(request: FastifyRequest, { store, now }: CampaignPageParts) {
  const own = ownAreas(memberOf(request).region, dayOf(now()));
  return (await listLots(store)).filter((lot) => mayReadLot(lot, own));
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: CampaignPageParts,
  campaign: Campaign | null,
  { typed, problems = [], preview = null }: Shown,
) {
  const today = dayOf(parts.now());
  const lots = await readableLots(request, parts);
  const page: CampaignFormPage = {
    kind: 'desk-campaign-new',
    action: campaign === null ? '/campagnes/nieuw' : `/campagnes/${campaign.id}/wijzigen`,
    campaign: campaign && {
      ...{ id: campaign.id, code: campaign.code },
      ...{ title: campaign.plan.title, version: campaign.newestVersion },
    },
    ...{ typed, problems, today, preview, ownAreas: ownAreas(memberOf(request).region, today) },
    lots: lots.map(({ id, madeOn, reason, drawn }) => ({ id, madeOn, reason, drawn: drawn ?? [] })),
  };
  const html = await parts.renderPage({ ...parts.desk(request), ...page });
  return reply.type('text/html; charset=utf-8').send(html);
}
