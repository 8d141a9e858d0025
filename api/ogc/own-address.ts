import type { FastifyRequest } from 'fastify';

/**
 * Where links begin: the configured address, or the address on which this connection came in. Never the Host header:
 * whoever chooses that would choose where our links lead. A desktop GIS follows whole addresses only.
 */
export function ownAddress(request: FastifyRequest, configured: string | undefined): string {
  if (configured !== undefined) return configured;
  const { localAddress = '127.0.0.1', localPort } = request.socket;
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '');
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}${localPort === undefined ? '' : `:${localPort}`}`;
}
