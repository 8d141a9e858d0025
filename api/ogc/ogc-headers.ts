import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

const readable = 'API-Version, Content-Crs, ETag, Link';

/**
 * Headers of the map service. The public one is open data: any site may read it. On the desk a program is told how to
 * sign in. The ETag is a hash of the answer itself, so it tells no more than the answer: no time, no count behind it.
 */
export function ogcHeaders(app: FastifyInstance, side: { public: boolean }): void {
  app.addHook('onRequest', async (_request, reply) => {
    if (side.public) openToAll(reply);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!side.public && reply.statusCode === 401) reply.header('www-authenticate', 'Bearer realm="desk"');
    if (reply.statusCode !== 200 || !(typeof payload === 'string' || Buffer.isBuffer(payload)))
      return payload;
    const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', tag);
    if (!knows(request.headers['if-none-match'], tag)) return payload;
    reply.code(304);
    reply.removeHeader('content-length');
    return null;
  });
}

/** Any site may read this answer: open data, or a description. */
export function openToAll(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', readable)
    .header('cross-origin-resource-policy', 'cross-origin');
}

function knows(header: string | undefined, tag: string): boolean {
  const known = (header ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}
