import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';

/** On the API a query key that nobody knows is refused: a typing error must not look like an answer. */
export function refuseUnknownQuery(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const known = request.routeOptions.config.query;
    if (known === 'any' || !request.url.includes('?')) return;
    const keys = Object.keys(request.query as object);
    const unknown = keys.filter((key) => !known?.includes(key));
    if (unknown.length > 0) {
      throw new Problem(
        'unknown-query',
        unknown.slice(0, 20).map((key) => ({ field: key.slice(0, 60), code: 'unknown-field' })),
      );
    }
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Query keys that this route knows; none when absent. */
    query?: readonly string[] | 'any';
  }
}
