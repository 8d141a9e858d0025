import type { FastifyInstance } from 'fastify';

/** The API's own description; open to every site and without a token, since it is public. */
export async function openApiRoutes(app: FastifyInstance, { document }: { document: object }) {
  app.get('/api/v1/openapi.json', { config: { roles: 'everyone' } }, async (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(document),
  );
}
