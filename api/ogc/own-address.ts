import type { FastifyRequest } from 'fastify';
import { isOverOnion } from '#api/guard/onion.ts';

type Addresses = { configuredUrl: string | undefined; onionUrl?: string | undefined };

/**
 * Where links begin: the configured address, or the address on which this connection came in. Never the Host header:
 * whoever chooses that would choose where our links lead. A desktop GIS follows whole addresses only.
 */
export function ownAddress(request: FastifyRequest, { configuredUrl, onionUrl }: Addresses): string {
  // The header only chooses between two addresses that are both ours.
  if (onionUrl !== undefined && isOverOnion(request)) return onionUrl;
  if (configuredUrl !== undefined) return configuredUrl;
  const { localAddress = '127.0.0.1', localPort } = request.socket;
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '');
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}${localPort === undefined ? '' : `:${localPort}`}`;
}
