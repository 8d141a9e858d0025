import type { FastifyInstance } from 'fastify';
import { isOverOnion } from './guard/onion.ts';

type Documents = {
  document: object;
  /** The same with the address of the onion service. */
  onionDocument?: object | undefined;
};

/** The API's own description; open to every site and without a token, since it is public. */
export async function openApiRoutes(app: FastifyInstance, { document, onionDocument }: Documents) {
  app.get('/api/v1/openapi.json', { config: { roles: 'everyone' } }, async (request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send((isOverOnion(request) && onionDocument) || document),
  );
}
