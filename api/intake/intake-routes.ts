import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isHubReference } from '#api/delivery/channel.ts';
import { deadAmong } from '#api/delivery/lease-holder.ts';
import { claim, releaseClaimed } from '#api/delivery/leases.ts';
import { leaseHolders } from '#api/delivery/queue-watch.ts';
import { unknownArea } from '#api/reports/locate-report.ts';
import { photoIdsOf } from '#api/reports/photo-store.ts';
import type { SealReport } from '#api/reports/seal-report.ts';
import type { Database } from '#api/storage/database.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { acknowledgeReports, type IntakePage, listReports } from './intake-store.ts';
import { hexId, readRequest, withoutRegion } from './read-request.ts';
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
  after: hexId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const leaseRequest = z.strictObject({ limit: z.number().int().min(1).max(100).default(10) });
export const acknowledgement = z.strictObject({
  items: z
    .array(z.strictObject({ id: hexId, reference: z.string().refine(isHubReference) }))
    .min(1)
    .max(500),
});

const hubLeaseMs = 15 * 60_000;

/** The Drugshub's queue: look, fetch under a lease, confirm. */
export async function intakeRoutes(app: FastifyInstance, parts: IntakeParts): Promise<void> {
  const { database, now } = parts;
  const readers = { roles: ['analyst', 'lead', 'hub', 'admin'], query: ['state', 'after', 'limit'] } as const;

  app.get('/api/v1/intake/reports', { config: readers }, async (request, reply) => {
    const query = readRequest(listQuery, request.query);
    const page = await listReports(database, {
      ...query,
      after: query.after === undefined ? undefined : Buffer.from(query.after, 'hex'),
      areaCodes: areaCodesOf(parts, request.member?.region ?? null),
    });
    request.shownReports = page.rows.length;
    return reply.send({
      reports: await shownRows(page.rows, parts),
      total: page.total,
      next: page.next,
    });
  });

  app.post('/api/v1/intake/leases', { config: { roles: ['hub', 'analyst'] } }, async (request, reply) => {
    withoutRegion(request);
    const { limit } = readRequest(leaseRequest, request.body ?? {});
    const holder = `hub:${request.member?.tokenId}`;
    const claimed = await claim(database, {
      nowMs: now(),
      holder,
      leaseMs: hubLeaseMs,
      limit,
      ignoreDue: true,
      deadHolders: deadAmong(await leaseHolders(database.store)),
    });
    request.undo = () => releaseClaimed(database.store, claimed, holder);
    const ids = claimed.map(({ reportId }) => reportId);
    const rows =
      ids.length === 0
        ? []
        : await database.store.selectFrom('reports').selectAll().where('id', 'in', ids).execute();
    const until = await leaseEnd(
      database,
      claimed.map(({ id }) => id),
    );
    request.shownReports = rows.length;
    return reply.send({ items: await shownRows(rows, parts), leaseUntil: until });
  });

  app.post(
    '/api/v1/intake/acknowledgements',
    { config: { roles: ['hub', 'analyst'] } },
    async (request, reply) => {
      withoutRegion(request);
      const { items } = readRequest(acknowledgement, request.body);
      const named = items.map(({ id, reference }) => ({ id: Buffer.from(id, 'hex'), reference }));
      return reply.send(await acknowledgeReports(database, named, now()));
    },
  );
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

export async function shownRows(rows: IntakePage['rows'], parts: IntakeParts) {
  const ids = rows.map(({ id }) => id);
  const photos = await photoIdsOf(parts.database.store, ids);
  return rows.map((row) => {
    const entry = shown(row, parts);
    return { ...entry, photos: photos.get(entry.id) ?? [] };
  });
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
