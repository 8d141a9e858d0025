import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

/** `live`: the process answers. `ready`: both listeners, the built site and the database answer. */
export async function healthRoutes(app: FastifyInstance, { ready }: { ready: () => Promise<boolean> }) {
  for (const prefix of ['/health', '/api/v1/health']) {
    app.get(`${prefix}/live`, async (_request, reply) => reply.send({ status: 'live' }));
    app.get(`${prefix}/ready`, async (_request, reply) => {
      if (!(await ready().catch(() => false))) throw new Problem('overloaded');
      return reply.send({ status: 'ready' });
    });
  }
}
