import type { FastifyRequest } from 'fastify';
import type { Bytes, Database } from '#api/storage/database.ts';
import { areaCodesOf, type IntakeParts } from './intake-routes.ts';
import { openedToday } from './open-elsewhere.ts';

type Parts = Pick<IntakeParts, 'areasToday' | 'now'> & { database: Database };

/**
 * Areas in which this member may look for one report: those of their region, or everywhere when they opened that report
 * today with a reason. Only for looking: what changes a report stays inside the region.
 */
export async function readableAreas(
  { member }: FastifyRequest,
  parts: Parts,
  id: Bytes,
): Promise<string[] | undefined> {
  const areaCodes = areaCodesOf(parts, member?.region ?? null);
  if (areaCodes === undefined) return undefined;
  const opened = await openedToday(parts.database.store, member, { id, nowMs: parts.now() });
  return opened ? undefined : areaCodes;
}
