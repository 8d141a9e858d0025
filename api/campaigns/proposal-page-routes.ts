import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import { campaignReaders, campaignWriters, mayWrite, memberOf, ownAreas } from './campaign-roles.ts';
import { authorOf, parse } from './campaign-routes.ts';
import { lotFaults, lotRequest, mayReadLot } from './lot-routes.ts';
import { castLots, listLots, readLot } from './lot-store.ts';
import { firstOf, type TypedPlan, typedFields } from './plan-form.ts';
import type { CampaignPageParts } from './plan-page-routes.ts';
import type { LotsPage, ProposalsPage } from './proposal-page.schema.ts';
import { proposalFilters, readProposalQuery } from './proposal-query.ts';
import { readProposals } from './proposals.ts';

/** Where to go next: accept a proposal, change it, or leave the choice to a lot. */
export async function proposalPageRoutes(app: FastifyInstance, parts: CampaignPageParts): Promise<void> {
  const { database, store, now, renderPage, desk } = parts;
  const readers = { roles: campaignReaders } as const;

  app.get(
    '/campagnes/voorstellen',
    { config: { ...readers, query: proposalFilters } },
    async (request, reply) => showProposals(request, reply, request.query as Record<string, unknown>, null),
  );

  app.get('/campagnes/lotingen', { config: readers }, async (request, reply) => {
    const own = ownAreas(memberOf(request).region, dayOf(now()));
    const lots = (await listLots(store)).filter((lot) => mayReadLot(lot, own));
    const page = { kind: 'desk-lots', lots, chosen: null, today: dayOf(now()) } as const;
    const html = await renderPage({ ...desk(request), ...page, mayWrite: mayWrite(memberOf(request)) });
    return reply.type('text/html; charset=utf-8').send(html);
  });

  app.post('/campagnes/lotingen', { config: { roles: campaignWriters } }, async (request, reply) => {
    const typed = typedFields(request.body);
    try {
      const { id } = await draw(request, typed);
      return reply.redirect(`/campagnes/lotingen/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const asked = Object.fromEntries(proposalFilters.map((name) => [name, firstOf(typed, name)]));
      return showProposals(request, reply.code(400), asked, { typed, problems: error.fields });
    }
  });

  app.get<{ Params: { id: string } }>(
    '/campagnes/lotingen/:id',
    { config: readers },
    async (request, reply) => {
      const chosen = await readLot(database, request.params.id);
      const [today, member] = [dayOf(now()), memberOf(request)];
      if (chosen === null || !mayReadLot(chosen, ownAreas(member.region, today)))
        throw new Problem('not-found');
      const page: LotsPage = { kind: 'desk-lots', lots: [], chosen, today, mayWrite: mayWrite(member) };
      const html = await renderPage({ ...desk(request), ...page });
      return reply.type('text/html; charset=utf-8').send(html);
    },
  );

  /** @throws Problem invalid-input that names every faulty field */
  async function draw(request: FastifyRequest, typed: TypedPlan) {
    const places = firstOf(typed, 'places');
    const wanted = parse(lotRequest, {
      eligible: typed.eligible ?? [],
      places: places === '' ? undefined : Number(places),
      reason: firstOf(typed, 'reason'),
    });
    const today = dayOf(now());
    const faults = lotFaults(wanted, ownAreas(memberOf(request).region, today), today);
    if (faults.length > 0) throw new Problem('invalid-input', faults);
    return castLots(database, wanted, authorOf(request, now));
  }

  async function showProposals(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Record<string, unknown>,
    refused: ProposalsPage['refused'],
  ) {
    const member = memberOf(request);
    const query = readProposalQuery(asked, now());
    const table = await readProposals(store, query, member.region, now());
    const page = { kind: 'desk-proposals', table, query, refused, mayWrite: mayWrite(member) } as const;
    const html = await renderPage({ ...desk(request), ...page });
    return reply.type('text/html; charset=utf-8').send(html);
  }
}
