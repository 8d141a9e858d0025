import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';

/**
 * Refuses a post that another site made a browser send. Under `no-referrer` browsers send `Origin: null`, so the rule
 * stands on `Sec-Fetch-Site`; old browsers and programs do not send it and pass on the public side. The desk looks at the
 * `Origin` of these, where it is one.
 */
export function refuseCrossSite(app: FastifyInstance, allowed: 'not-cross-site' | 'same-origin'): void {
  app.addHook('preValidation', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
    const site = request.headers['sec-fetch-site'];
    if (site === undefined) {
      if (allowed === 'same-origin' && isElsewhere(request)) throw new Problem('cross-site');
      return;
    }
    const passes =
      allowed === 'same-origin' ? site === 'same-origin' || site === 'none' : site !== 'cross-site';
    if (!passes) throw new Problem('cross-site');
  });
}

/** By name alone: proxies pass on a host without its port. */
function isElsewhere({ headers, hostname }: FastifyRequest): boolean {
  const { origin } = headers;
  return origin !== undefined && origin !== 'null' && URL.parse(origin)?.hostname !== hostname;
}
