import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isOverOnion } from '#api/guard/onion.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from './render-page.ts';
import { type Encoding, encodingFor, packedAs } from './send-packed.ts';
import type { ShareHeads } from './share-heads.ts';

/**
 * `madeFrom` names what the page was made from: as long as it is the same, the page is. `onPaper`: a sheet to print, which
 * tells nothing of its address to apps. `forgotten`: only we keep it, no browser does, as with a form for an address.
 */
export type KeptPage = {
  path: string;
  madeFrom: string;
  page: () => RenderedPage;
  onPaper?: boolean;
  forgotten?: boolean;
};
export type SendKeptPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptPage,
) => Promise<FastifyReply>;

export type KeptOptions = {
  /** None: this server has no address on the open internet. */
  shareHeads?: ShareHeads | undefined;
  most?: number;
};
export type Copy = { etag: string; bodies: Record<Encoding, Buffer> };

/** More than all that people ask for in a week; the material for every place in every language is far more. */
const mostPages = 500;
const html = 'text/html; charset=utf-8';
/** As small as a moment of patience makes it: it is packed once and sent many times. */
const patiently = 9;

/**
 * Pages that are the same for everybody and change only when what they were made from changes: rendered and packed
 * once, then sent from memory with an ETag; what nobody asked for longest makes room. Nothing that a visitor sends is in them, so packing tells nothing.
 */
export function keptPages(
  renderPage: RenderPage,
  { shareHeads, most = mostPages }: KeptOptions = {},
): SendKeptPage {
  const known = new LRUCache<string, { madeFrom: string; copy: Promise<Copy> }>({ max: most });
  const copyOf = ({ path, madeFrom, page }: KeptPage, head?: ShareHeads): Promise<Copy> => {
    const key = `${head ? 'shared' : 'bare'} ${path}`;
    const before = known.get(key);
    if (before?.madeFrom === madeFrom) return before.copy;
    const copy = renderPage(page()).then((shown) => packed(head ? head(path, shown) : shown));
    known.set(key, { madeFrom, copy });
    // A page that could not be made is made again for the next visitor.
    copy.catch(() => known.peek(key)?.copy === copy && known.delete(key));
    return copy;
  };
  return async (request, reply, kept) => {
    // Over Tor nothing may lead back to the open internet.
    const head = isOverOnion(request) || kept.onPaper ? undefined : shareHeads;
    const copy = await copyOf(kept, head);
    return kept.forgotten ? sendForgotten(request, reply, copy) : sendCopy(request, reply, copy);
  };
}

/** Sends a packed page as this browser can unpack it, or tells that it has it already. */
export function sendCopy(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, bodies }: Copy,
  type = html,
): FastifyReply {
  reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding', etag });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return unpackable(request, reply, bodies, type);
}

/** The same for a page that no browser may keep. */
function sendForgotten(request: FastifyRequest, reply: FastifyReply, { bodies }: Copy): FastifyReply {
  reply.headers({ 'cache-control': 'no-store', vary: 'accept-encoding' });
  return unpackable(request, reply, bodies, html);
}

function unpackable(
  request: FastifyRequest,
  reply: FastifyReply,
  bodies: Copy['bodies'],
  type: string,
): FastifyReply {
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(type).send(bodies[encoding]);
}

/** `quality` as brotli counts it (0–11). */
export async function packed(text: string, quality = patiently): Promise<Copy> {
  const identity = Buffer.from(text);
  const packing = (['br', 'gzip'] as const).map((encoding) => packedAs(encoding, identity, quality));
  const [br, gzipped] = (await Promise.all(packing)) as [Buffer, Buffer];
  const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  // Weak: the packed copies are the same page in other bytes (RFC 9110 §8.8.1).
  return { etag: `W/"${digest}"`, bodies: { br, gzip: gzipped, identity } };
}

/** RFC 9110 §13.1.2, compared weakly. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const opaque = etag.replace(/^W\//, '');
  const named = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return named.includes(opaque) || named.includes('*');
}
