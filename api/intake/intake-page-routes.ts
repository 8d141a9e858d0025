import type { FastifyInstance, FastifyRequest } from 'fastify';
import { canarySilence } from '#api/canaries/canary-store.ts';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { Desk, DeskIntakePage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { areaCodesOf, type IntakeParts } from './intake-routes.ts';
import { listReports } from './intake-store.ts';
import { mayAskElsewhere } from './open-elsewhere.ts';
import { type ReportState, reportStates } from './report-states.ts';

type PageParts = IntakeParts & {
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
  watchesCanaries: boolean;
};
type Query = { state?: string; after?: string };

/** `/meldingen`: a plain list of what waits; the texts stay sealed. */
export async function intakePageRoutes(app: FastifyInstance, parts: PageParts): Promise<void> {
  const config = { roles: ['analyst', 'lead', 'admin'], query: 'any' } as const;
  app.get<{ Querystring: Query }>('/meldingen', { config }, async (request, reply) => {
    const { state, after } = request.query;
    if (state && !reportStates.includes(state as ReportState)) throw new Problem('invalid-input');
    const page = await listReports(parts.database, {
      state: (state || undefined) as ReportState | undefined,
      after: after && /^[0-9a-f]{64}$/.test(after) ? Buffer.from(after, 'hex') : undefined,
      limit: 50,
      areaCodes: areaCodesOf(parts, request.member?.region ?? null),
    });
    request.shownReports = page.rows.length;
    const html = await parts.renderPage({
      kind: 'desk-intake',
      ...parts.desk(request),
      reports: page.rows.map((row) => ({
        id: Buffer.from(row.id).toString('hex'),
        areaName: parts.areaOf(row.area_code)?.name ?? null,
        phenomenon: row.phenomenon as DeskIntakePage['reports'][number]['phenomenon'],
        week: row.received_week,
        state: row.state,
        flag: row.flag,
      })),
      total: page.total,
      next: page.next,
      state: state || null,
      canary: await canaryOf(parts),
      elsewhere: mayAskElsewhere(request.member),
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });
}

/** Whoever opens this page daily sees it when nobody can open reports any more. */
async function canaryOf({ watchesCanaries, database, now }: PageParts): Promise<DeskIntakePage['canary']> {
  const silence = watchesCanaries ? await canarySilence(database.store, dayOf(now())) : null;
  if (silence === null) return null;
  const { days, ever, alarm } = silence;
  return { days, sentence: alarm ? 'silent' : ever ? 'fine' : 'waiting' };
}
