import type { FastifyRequest, HTTPMethods } from 'fastify';
import { Problem } from '#api/problems.ts';

const methods: HTTPMethods[] = ['GET', 'POST'];

/** A path that exists under another method is a wrong method; anything else does not exist. */
export function unknownRoute(request: FastifyRequest): Problem {
  const url = request.url.split('?', 1)[0] as string;
  const known = methods.some(
    (method) => method !== request.method && request.server.hasRoute({ method, url }),
  );
  return new Problem(known ? 'method-not-allowed' : 'not-found');
}
