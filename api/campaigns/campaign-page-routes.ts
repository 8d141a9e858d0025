import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import { samePerson } from '#api/staff/same-person.ts';
import { campaignDetails, campaignLine } from './campaign-details.ts';
import type { CampaignPage } from './campaign-page.schema.ts';
import { campaignReaders, campaignWriters, maySee, mayWrite, memberOf } from './campaign-roles.ts';
import { approve, authorOf, parse, withdrawal } from './campaign-routes.ts';
import { type StepForm, stepForms } from './campaign-steps.ts';
import { withdrawCampaign } from './campaign-store.ts';
import { codedReports } from './coded-reports.ts';
import { findCampaign } from './find-campaign.ts';
import { firstOf, type TypedPlan, typedFields } from './plan-form.ts';
import type { CampaignPageParts } from './plan-page-routes.ts';
import { type Campaign, readCampaign } from './read-campaigns.ts';
import { overlapsOf, standingCampaigns } from './standing-campaigns.ts';

type Named = { Params: { id: string } };
type NamedCheck = { Params: { id: string; check: string } };

/** The list with its calendar, and one campaign with every step that staff take with it. */
export async function campaignPageRoutes(app: FastifyInstance, parts: CampaignPageParts): Promise<void> {
  const { database, store, now } = parts;
  const [readers, writers] = [
    { config: { roles: campaignReaders } },
    { config: { roles: campaignWriters } },
  ] as const;

  app.get('/campagnes', readers, async (request, reply) => {
    const [today, member] = [dayOf(now()), memberOf(request)];
    const seen = (await standingCampaigns(store)).filter(({ plan }) =>
      maySee(member.region, plan.areas, today),
    );
    const html = await parts.renderPage({
      ...parts.desk(request),
      ...{ kind: 'desk-campaigns', today, mayWrite: mayWrite(member) },
      campaigns: seen.map((campaign) => campaignLine(campaign, today)),
      overlaps: overlapsOf(seen),
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });

  app.get<Named>('/campagnes/:id', readers, async (request, reply) =>
    show(request, reply, parts, await findCampaign(request, parts), null),
  );

  app.post<Named>('/campagnes/:id/akkoord', writers, (request, reply) =>
    takeStep(request, reply, 'approval', async (campaign, typed) => {
      const version = Number(firstOf(typed, 'version'));
      await approve(database, campaign.id, version, authorOf(request, now));
    }),
  );

  app.post<Named>('/campagnes/:id/intrekken', writers, (request, reply) =>
    takeStep(request, reply, 'withdrawal', async ({ id }, typed) => {
      const { reason } = parse(withdrawal, { reason: firstOf(typed, 'reason') });
      if (!(await withdrawCampaign(database, id, reason, authorOf(request, now))))
        throw new Problem('campaign-withdrawn');
    }),
  );

  for (const { path, step, write } of stepForms)
    app.post<NamedCheck>(`/campagnes/:id/${path}`, writers, (request, reply) =>
      takeStep(request, reply, step, (campaign, typed) =>
        write(database, campaign, typed, authorOf(request, now), request.params.check),
      ),
    );

  /** Back to the campaign after a step; a refused one is shown again with what was typed. */
  async function takeStep(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    step: StepForm['step'] | 'approval' | 'withdrawal',
    take: (campaign: Campaign, typed: TypedPlan) => Promise<void>,
  ) {
    const campaign = await findCampaign(request, parts);
    const typed = typedFields(request.body);
    try {
      await take(campaign, typed);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not-found') throw error;
      const { check = null } = request.params as Partial<NamedCheck['Params']>;
      const notice = error.fields.length > 0 ? null : error.code;
      const refused = { step, notice, problems: error.fields, typed, check };
      return show(request, reply.code(error.statusCode), parts, campaign, refused);
    }
    return reply.redirect(`/campagnes/${campaign.id}#${step}`, 303);
  }
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, now, renderPage, desk }: CampaignPageParts,
  campaign: Campaign,
  refused: CampaignPage['refused'],
) {
  const [today, member] = [dayOf(now()), memberOf(request)];
  const newest = (await readCampaign(store, campaign.id)) as Campaign;
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-campaign', today, mayWrite: mayWrite(member), refused },
    campaign: await campaignDetails(store, campaign, today),
    ownWork: samePerson(member, { tokenId: newest.madeBy, name: newest.madeByName }),
    codedReports: (await codedReports(store)).get(campaign.code)?.total ?? 0,
  });
  return reply.type('text/html; charset=utf-8').send(html);
}
