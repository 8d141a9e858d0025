import type { FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { SignedIn } from '#api/staff/require-role.ts';

export type Member = SignedIn;

/** Who writes newsletters, plans them and approves them for each other. */
export const outreachRoles = ['communication', 'lead'] as const;

/** A letter goes to the whole province: members of one region read along, and change nothing. */
export const mayWrite = ({ region }: Pick<Member, 'region'>) => region === null;

/** The member that `requireRole` let in. @throws Problem unauthorised, forbidden */
export function writerOf(request: FastifyRequest): Member {
  const member = readerOf(request);
  if (!mayWrite(member)) throw new Problem('forbidden');
  return member;
}

/** @throws Problem unauthorised on a route that forgot to name its roles */
export function readerOf(request: FastifyRequest): Member {
  if (request.member === null) throw new Problem('unauthorised');
  return request.member;
}
