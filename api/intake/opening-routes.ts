import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { areaCodesOf, type IntakeParts, shownRows } from './intake-routes.ts';
import { mayAskElsewhere, openingLimits, openingRoles, readOpening } from './open-elsewhere.ts';
import type { ElsewherePage } from './opening-page.schema.ts';
import { formFields } from './read-request.ts';
import { reportIdOf } from './report-id.ts';

type PageParts = {
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};
type OpeningParts = Pick<IntakeParts, 'database' | 'areasToday'>;
type Named = { Params: { id: string } };
type Typed = Pick<ElsewherePage, 'fields' | 'problems' | 'missing'>;

const config = { roles: openingRoles } as const;

/** One report of another region, for today and with a reason, for programs: its seal comes along. */
export async function openingRoutes(app: FastifyInstance, parts: IntakeParts): Promise<void> {
  app.post<Named>('/api/v1/intake/reports/:id/openings', { config }, async (request, reply) => {
    const { id } = request.params;
    reportIdOf(id);
    const [row] = await open(request, parts, { ...(request.body as object | null), id });
    const [report] = row === undefined ? [] : await shownRows([row], parts);
    return reply.code(201).send({ report, until: dayOf(parts.now()) });
  });
}

/** `/meldingen/elders`: the same for people; it leads to the page of that report. */
export async function openingPageRoutes(
  app: FastifyInstance,
  parts: PageParts & OpeningParts,
): Promise<void> {
  app.get('/meldingen/elders', { config }, (request, reply) =>
    askReason(request, reply, parts, { fields: { id: '', reason: '' }, problems: [], missing: false }),
  );

  app.post('/meldingen/elders', { config }, async (request, reply) => {
    const typed = formFields(request.body);
    try {
      await open(request, parts, typed);
    } catch (error) {
      const missing = error instanceof Problem && error.code === 'not-found';
      if (!(missing || (error instanceof Problem && error.code === 'invalid-input'))) throw error;
      const text = (name: string) => (typeof typed[name] === 'string' ? typed[name].slice(0, 1_000) : '');
      const fields = { id: text('id'), reason: text('reason') };
      return askReason(request, reply.code(error.statusCode), parts, {
        ...{ fields, problems: error.fields, missing },
      });
    }
    return reply.redirect(`/meldingen/${typed.id}`, 303);
  });
}

/** The form with what was typed; also the answer to a report that is not in the region, or nowhere: nobody learns which. */
export async function askReason(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk }: PageParts,
  typed: Typed,
): Promise<FastifyReply> {
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-elsewhere', ...typed, limits: openingLimits },
  });
  return reply.type('text/html; charset=utf-8').send(html);
}

/**
 * The report, and from now on its entry in the audit log; that is written before the answer leaves. One of the own region
 * is refused: needless entries would hide those that matter, and their warnings.
 * @throws Problem invalid-input, not-found or in-own-region; forbidden for who has no region, and so needs no reason
 */
async function open(request: FastifyRequest, { database, areasToday }: OpeningParts, input: unknown) {
  if (!mayAskElsewhere(request.member)) throw new Problem('forbidden');
  const { id, reason } = readOpening(input);
  const rows = await database.store
    .selectFrom('reports')
    .selectAll()
    .where('id', '=', reportIdOf(id))
    .where('id', 'not in', watchIds)
    .execute();
  const [report] = rows;
  if (report === undefined) throw new Problem('not-found');
  const own = areaCodesOf({ areasToday }, request.member?.region ?? null);
  if (own?.includes(report.area_code)) throw new Problem('in-own-region');
  request.opening = { id, reason };
  return rows;
}
