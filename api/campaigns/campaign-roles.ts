import type { FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import { areasOn } from '#content/areas/area-sets.ts';

/** Who may look into the campaign room, and who may plan and approve in it. */
export const campaignReaders = ['communication', 'lead', 'analyst', 'admin'] as const;
export const campaignWriters = ['communication', 'lead', 'admin'] as const;

export const mayWrite = ({ role }: Pick<SignedIn, 'role'>) =>
  (campaignWriters as readonly string[]).includes(role);

/** The member that `requireRole` let in. @throws Problem unauthorised on a route that forgot to name its roles */
export function memberOf(request: FastifyRequest): SignedIn {
  if (request.member === null) throw new Problem('unauthorised');
  return request.member;
}

/** Codes that a member of one region may see and plan for; null: all. Waters belong to no region. */
export function ownAreas(region: string | null, day: string): string[] | null {
  if (region === null) return null;
  return areasOn(day)
    .filter((area) => area.region?.code === region)
    .map(({ code }) => code);
}

/** A campaign is its region's when all its areas are; figures of other areas are not for a member of one region. */
export function maySee(region: string | null, areas: readonly string[], today: string): boolean {
  const own = ownAreas(region, today);
  return own === null || areas.every((code) => own.includes(code));
}
