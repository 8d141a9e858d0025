import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import { newsletterRoles } from './newsletter-roles.ts';

/** Where no addresses are kept the menu still has this door: behind it stands what the administrator must do. */
export async function closedNewsletters(app: FastifyInstance): Promise<void> {
  app.get('/nieuwsbrieven', { config: { roles: newsletterRoles } }, async () => {
    throw new Problem('newsletters-closed');
  });
}
