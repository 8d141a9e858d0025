import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

type Health = { ready: () => Promise<boolean>; stores: () => Promise<boolean> };

/**
 * `live`: the process answers. `ready`: both listeners, the built site and the database answer. `storing`: a report would be
 * stored now; apart from ready, since pages and phone numbers must stay where nothing can be stored.
 */
export async function healthRoutes(app: FastifyInstance, { ready, stores }: Health) {
  for (const prefix of ['/health', '/api/v1/health']) {
    app.get(`${prefix}/live`, async (_request, reply) => reply.send({ status: 'live' }));
    app.get(`${prefix}/ready`, async (_request, reply) => {
      if (!(await ready().catch(() => false))) throw new Problem('overloaded');
      return reply.send({ status: 'ready' });
    });
    app.get(`${prefix}/storing`, async (_request, reply) => {
      if (!(await stores().catch(() => false))) throw new Problem('storage-full');
      return reply.send({ status: 'storing' });
    });
  }
}
