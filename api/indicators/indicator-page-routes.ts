import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { confidentialFile } from '#api/counts/confidential-csv.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { noteTaken } from '#api/staff/taken-figures.ts';
import { decideLayer, type LayerDecision } from './decide-layer.ts';
import { indicatorCsv } from './indicator-csv.ts';
import type { RefusedStep } from './indicator-page.schema.ts';
import { approvalRequest, authorOf, weightRequest, withdrawalRequest } from './indicator-requests.ts';
import { indicatorRoles, mayDo } from './indicator-roles.ts';
import { type IndicatorParts, tableFor } from './indicator-routes.ts';
import { weighLayer } from './weigh-layer.ts';

export type IndicatorPageParts = IndicatorParts & {
  renderPage: RenderPage;
  desk: (request: FastifyRequest) => Desk;
};

export const indicatorsPath = '/indicatoren';
const page = { roles: indicatorRoles.read, query: ['view'] } as const;

/** `/indicatoren`: what the layers say per municipality, and the steps that staff take with a layer. */
export async function indicatorPageRoutes(app: FastifyInstance, parts: IndicatorPageParts): Promise<void> {
  const { database, now } = parts;

  app.get(indicatorsPath, { config: page }, (request, reply) => show(request, reply, parts, null));

  app.get(`${indicatorsPath}.csv`, { config: page }, async (request, reply) => {
    const table = await tableFor(request, parts);
    noteTaken(request, 'indicators', table.view);
    const name = `${parts.desk(request).demo ? 'verzonnen-' : ''}indicatoren-${table.view}.csv`;
    reply.header('content-disposition', confidentialFile(name));
    return reply.type('text/csv; charset=utf-8').send(indicatorCsv(table));
  });

  app.post(
    `${indicatorsPath}/gewicht`,
    { config: { roles: indicatorRoles.weigh } },
    async (request, reply) => {
      const author = authorOf(request, 'weigh', now());
      const { name, typed, ...read } = readStep(request.body, weightRequest, ({ weight = '', reason }) => ({
        weight: /^\d$/.test(weight) ? Number(weight) : weight,
        reason,
      }));
      const refused = { step: 'weight', layer: name, typed } as const;
      if ('fields' in read) return show(request, reply.code(400), parts, { ...refused, ...read });
      const weighed = await weighLayer(database, { name, ...read.data }, author);
      if (weighed === 'done') return backTo(reply, name);
      return show(request, reply.code(409), parts, { ...refused, fields: [], reason: weighed });
    },
  );

  for (const step of ['approval', 'withdrawal'] as const) {
    const act = step === 'approval' ? 'approve' : 'withdraw';
    const path = `${indicatorsPath}/${step === 'approval' ? 'goedkeuren' : 'intrekken'}`;
    app.post(path, { config: { roles: indicatorRoles[act] } }, async (request, reply) => {
      const author = authorOf(request, act, now());
      const { name, version, typed, ...read } =
        step === 'approval'
          ? readStep(request.body, approvalRequest, ({ role, reason }) => ({ role, reason }))
          : readStep(request.body, withdrawalRequest, ({ reason }) => ({ reason }));
      const refused = { step, layer: name, typed } as const;
      if ('fields' in read) return show(request, reply.code(400), parts, { ...refused, ...read });
      const kind = step === 'approval' ? 'approved' : 'withdrawn';
      const decision: LayerDecision = { role: request.member?.role ?? '', ...read.data, name, version, kind };
      const decided = await decideLayer(database, decision, author);
      if (decided === 'done') return backTo(reply, name);
      return show(request, reply.code(409), parts, { ...refused, fields: [], reason: decided });
    });
  }
}

const backTo = (reply: FastifyReply, name: string) => reply.redirect(`${indicatorsPath}#layer-${name}`, 303);

type Typed = Record<string, string>;
type ReadStep<T> = { name: string; version: number; typed: Typed } & (
  | { data: T }
  | { fields: string[]; reason: null }
);

/** A posted step as typed, and read by its schema: either what it says or which fields are wrong. */
function readStep<T>(body: unknown, schema: z.ZodType<T>, pick: (typed: Typed) => unknown): ReadStep<T> {
  const texts = Object.entries((body ?? {}) as object).filter(([, value]) => typeof value === 'string');
  const { name = '', version = '', csrf: _csrf, ...typed } = Object.fromEntries(texts) as Typed;
  const parsed = schema.safeParse(pick(typed));
  const read = parsed.success
    ? { data: parsed.data }
    : { fields: parsed.error.issues.map(({ path }) => String(path[0])), reason: null };
  return { name, version: /^\d{1,9}$/.test(version) ? Number(version) : -1, typed, ...read };
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: IndicatorPageParts,
  refused: RefusedStep | null,
) {
  const { member } = request;
  const html = await parts.renderPage({
    kind: 'desk-indicators',
    ...parts.desk(request),
    table: await tableFor(request, parts),
    may: {
      ...{ weigh: mayDo(member, 'weigh'), add: mayDo(member, 'add') },
      ...{ approve: mayDo(member, 'approve'), withdraw: mayDo(member, 'withdraw') },
    },
    refused,
  });
  return reply.type('text/html; charset=utf-8').send(html);
}
