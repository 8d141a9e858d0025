import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { areaCodesOf, type IntakeParts } from '#api/intake/intake-routes.ts';
import { hexId, readRequest } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Store } from '#api/storage/database.ts';
import { auditHead, readEntries } from './audit-log.ts';
import type { AuditLine } from './audit-page.schema.ts';
import type { AuditLogTable } from './audit-table.ts';
import { viewsPerPerson } from './view-budget.ts';

type Parts = Pick<IntakeParts, 'areasToday'> & {
  store: Store;
  renderPage: RenderPage;
  now: () => number;
  desk: (request: FastifyRequest) => Desk;
  viewBudget: number;
};

const day = z.iso.date();
const before = z.coerce.number().int().min(1).max(2_147_483_647);
const listQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  before: before.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const pageQuery = z.object({
  day: day.optional().catch(undefined),
  before: before.optional().catch(undefined),
});
const linesPerPage = 100;

/** What staff did, for those who must be able to look: never what a report says, and never a visitor. */
export async function auditRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { store, now, viewBudget } = parts;
  const roles = ['lead', 'admin'] as const;

  app.get(
    '/api/v1/audit-log',
    { config: { roles, query: ['from', 'to', 'before', 'limit'] } },
    async (request, reply) => {
      const today = dayOf(now());
      const { from = today, to = from, ...rest } = readRequest(listQuery, request.query);
      if (from > to) throw new Problem('invalid-input', [{ field: 'to', code: 'period-order' }]);
      const { rows, next } = await readEntries(store, { from, to, ...rest });
      return reply.send({
        entries: (await shownTo(request, parts, rows)).map((row) => ({
          ...lineOf(row),
          hash: Buffer.from(row.hash).toString('hex'),
        })),
        next,
        head: await auditHead(store),
      });
    },
  );

  app.get('/logboek', { config: { roles, query: 'any' } }, async (request, reply) => {
    const query = pageQuery.parse(request.query);
    const shownDay = query.day ?? dayOf(now());
    const page = { from: shownDay, to: shownDay, before: query.before, limit: linesPerPage };
    const { rows, next } = await readEntries(store, page);
    const lines = await shownTo(request, parts, rows);
    const html = await parts.renderPage({
      ...parts.desk(request),
      ...{ kind: 'desk-audit-log', day: shownDay, lines: lines.map(lineOf), next, viewBudget },
      people: await viewsPerPerson(store, shownDay),
      head: await auditHead(store),
    });
    return reply.type('text/html; charset=utf-8').send(html);
  });
}

/** Who has a region reads what all staff did, but not the ids of reports elsewhere: with these a seal could be asked for. */
async function shownTo<Row extends Pick<AuditLogTable, 'subject'>>(
  { member }: FastifyRequest,
  { store, areasToday }: Parts,
  rows: Row[],
): Promise<Row[]> {
  const own = areaCodesOf({ areasToday }, member?.region ?? null);
  const ids = rows.map(({ subject }) => subject).filter((subject) => hexId.safeParse(subject).success);
  if (own === undefined || ids.length === 0) return rows;
  const found = await store
    .selectFrom('reports')
    .select('id')
    .where(
      'id',
      'in',
      [...new Set(ids)].map((id) => Buffer.from(id, 'hex')),
    )
    .where('area_code', 'in', own)
    .execute();
  const visible = new Set(found.map(({ id }) => Buffer.from(id).toString('hex')));
  return rows.map((row) =>
    ids.includes(row.subject) && !visible.has(row.subject) ? { ...row, subject: '' } : row,
  );
}

/** Without the id of the token: a name says who, and an id is of use to nobody here. */
function lineOf({ token_id: _token, previous: _before, hash: _hash, ...line }: AuditLogTable): AuditLine {
  return line;
}
