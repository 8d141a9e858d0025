import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const pack = promisify(gzip);

/** The html in one encoding; `quality` as brotli counts it (0–11), gzip goes along. */
export async function packedAs(encoding: Encoding, html: Buffer, quality: number): Promise<Buffer> {
  if (encoding === 'identity') return html;
  if (encoding === 'gzip') return pack(html, { level: Math.min(9, quality + 1) });
  const params = { [zlib.BROTLI_PARAM_QUALITY]: quality, [zlib.BROTLI_PARAM_SIZE_HINT]: html.length };
  return brotli(html, { params });
}

/** About a millisecond for a form, and not on the main thread. */
const quickly = 6;

/**
 * Packs a page that is made for one visitor. Only for pages that repeat nothing of what was sent and show no receipt:
 * there the packed size could tell what is in them.
 */
export async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
): Promise<FastifyReply> {
  const encoding = encodingFor(request.headers['accept-encoding']);
  reply.header('vary', 'accept-encoding').type('text/html; charset=utf-8');
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.send(await packedAs(encoding, Buffer.from(html), quickly));
}

/** The first of br and gzip that the header names without q=0. */
export function encodingFor(header: string | undefined): Encoding {
  const accepted = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
