import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isHubReference } from '#api/delivery/channel.ts';
import { deadAmong } from '#api/delivery/lease-holder.ts';
import { claim } from '#api/delivery/outbox.ts';
import { leaseHolders } from '#api/delivery/queue-watch.ts';
import { Problem } from '#api/problems.ts';
import { draftFaults } from '#api/reports/draft-faults.ts';
import { unknownArea } from '#api/reports/locate-report.ts';
import type { SealReport } from '#api/reports/seal-report.ts';
import type { Database } from '#api/storage/database.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { acknowledgeReports, type IntakePage, listReports, moveReport } from './intake-store.ts';
import { reportIdOf } from './report-id.ts';
import { reportStates } from './report-states.ts';

export type IntakeParts = {
  database: Database;
  seal: SealReport;
  areaOf: (code: string) => Area | null;
  areasToday: () => Area[];
  now: () => number;
};

const listQuery = z.strictObject({
  state: z.enum(reportStates).optional(),
  after: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const leaseRequest = z.strictObject({ limit: z.number().int().min(1).max(100).default(10) });
const hexId = z.string().regex(/^[0-9a-f]{64}$/);
export const acknowledgement = z.strictObject({
  items: z
    .array(z.strictObject({ id: hexId, reference: z.string().refine(isHubReference) }))
    .min(1)
    .max(500),
});
export const transition = z.strictObject({ to: z.enum(reportStates), reason: plainText(1, 500) });

const hubLeaseMs = 15 * 60_000;

/** The Drugshub's queue: look, fetch under a lease, confirm, and move through the states of intake. */
export async function intakeRoutes(app: FastifyInstance, parts: IntakeParts): Promise<void> {
  const { database, now } = parts;
  const readers = { roles: ['analyst', 'lead', 'hub', 'admin'], query: ['state', 'after', 'limit'] } as const;

  app.get('/api/v1/intake/reports', { config: readers }, async (request, reply) => {
    const query = parse(listQuery, request.query);
    const page = await listReports(database, {
      ...query,
      after: query.after === undefined ? undefined : Buffer.from(query.after, 'hex'),
      areaCodes: areaCodesOf(parts, request.member?.region ?? null),
    });
    return reply.send({
      reports: page.rows.map((row) => shown(row, parts)),
      total: page.total,
      next: page.next,
    });
  });

  app.post('/api/v1/intake/leases', { config: { roles: ['hub', 'analyst'] } }, async (request, reply) => {
    withoutRegion(request);
    const { limit } = parse(leaseRequest, request.body ?? {});
    const claimed = await claim(database, {
      nowMs: now(),
      holder: `hub:${request.member?.tokenId}`,
      leaseMs: hubLeaseMs,
      limit,
      ignoreDue: true,
      deadHolders: deadAmong(await leaseHolders(database.store)),
    });
    const ids = claimed.map(({ reportId }) => reportId);
    const rows =
      ids.length === 0
        ? []
        : await database.store.selectFrom('reports').selectAll().where('id', 'in', ids).execute();
    const until = await leaseEnd(
      database,
      claimed.map(({ id }) => id),
    );
    return reply.send({ items: rows.map((row) => shown(row, parts)), leaseUntil: until });
  });

  app.post(
    '/api/v1/intake/acknowledgements',
    { config: { roles: ['hub', 'analyst'] } },
    async (request, reply) => {
      withoutRegion(request);
      const { items } = parse(acknowledgement, request.body);
      const named = items.map(({ id, reference }) => ({ id: Buffer.from(id, 'hex'), reference }));
      return reply.send(await acknowledgeReports(database, named, now()));
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/v1/intake/reports/:id/transitions',
    { config: { roles: ['analyst', 'lead', 'hub'] } },
    async (request, reply) => {
      const { to, reason } = parse(transition, request.body);
      const areaCodes = areaCodesOf(parts, request.member?.region ?? null);
      const { sealed: sealedReason } = await parts.seal({ v: 1, reason });
      const byRole = request.member?.role ?? 'analyst';
      const moved = await moveReport(database, reportIdOf(request.params.id), {
        to,
        sealedReason,
        byRole,
        areaCodes,
        nowMs: now(),
      });
      if (moved.kind === 'unknown') throw new Problem('not-found');
      if (moved.kind === 'forbidden') throw new Problem('transition-forbidden');
      return reply.send({ id: request.params.id, state: to });
    },
  );
}

/** The hub's system fetches for the whole province: a token of one region is for people. @throws Problem forbidden */
function withoutRegion(request: FastifyRequest): void {
  if (request.member?.region) throw new Problem('forbidden');
}

/** @throws Problem invalid-input that names every faulty field */
function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Problem('invalid-input', draftFaults(parsed.error, input));
  return parsed.data;
}

/** A member of one region sees that region's municipalities; without a region everything, waters and unknown too. */
export function areaCodesOf(
  { areasToday }: Pick<IntakeParts, 'areasToday'>,
  region: string | null,
): string[] | undefined {
  if (region === null) return undefined;
  return areasToday()
    .filter((area) => area.region?.code === region)
    .map(({ code }) => code);
}

function shown(row: IntakePage['rows'][number], { areaOf }: IntakeParts) {
  return {
    id: Buffer.from(row.id).toString('hex'),
    area: row.area_code === unknownArea ? null : row.area_code,
    areaName: areaOf(row.area_code)?.name ?? null,
    phenomenon: row.phenomenon,
    week: row.received_week,
    state: row.state,
    flag: row.flag,
    language: row.language,
    keyId: row.key_id,
    sealed: Buffer.from(row.sealed).toString('base64'),
  };
}

/** When the lease ends, as it is stored: rounded up to the quarter of an hour. */
async function leaseEnd({ store }: Database, deliveryIds: string[]): Promise<string | null> {
  if (deliveryIds.length === 0) return null;
  const row = await store
    .selectFrom('deliveries')
    .select(({ fn }) => fn.min('lease_until').as('until'))
    .where('id', 'in', deliveryIds)
    .executeTakeFirst();
  return row?.until ? new Date(Number(row.until)).toISOString() : null;
}
