import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import { outreachRoles } from './outreach-roles.ts';

/** Where no addresses are kept the menu still has this door: behind it stands what the administrator must do. */
export async function closedNewsletters(app: FastifyInstance): Promise<void> {
  app.get('/nieuwsbrieven', { config: { roles: outreachRoles } }, async () => {
    throw new Problem('newsletters-closed');
  });
}
