import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi-document.ts';

/** The API's own description; open to every site, since it is public. */
export async function openApiRoutes(app: FastifyInstance, { publicUrl }: { publicUrl: string | undefined }) {
  const document = openApiDocument(publicUrl);
  app.get('/api/v1/openapi.json', async (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(document),
  );
}
