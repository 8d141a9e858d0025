import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Whether a browser came by an onion address. Whoever invents this header changes the answer to himself only. */
export function isOverOnion({ headers }: FastifyRequest): boolean {
  return /\.onion(:\d+)?$/i.test(headers.host ?? '');
}

/**
 * Tells Tor Browser of the onion address of a page (Tor Project, "Onion-Location"). Never on the answer to a post:
 * a browser that follows it by itself would lose the receipt. Never with a query: that may hold what somebody typed.
 */
export function offerOnion(app: FastifyInstance, onionUrl: string | undefined): void {
  if (onionUrl === undefined) return;
  app.addHook('onSend', async (request, reply) => {
    const page = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (!page || !read || reply.statusCode !== 200 || isOverOnion(request)) return;
    reply.header('onion-location', `${onionUrl}${request.url.split('?', 1)[0]}`);
  });
}
