import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from './render-page.ts';

/** `madeFrom` names what the page was made from: as long as it is the same, the page is. */
export type KeptPage = { path: string; madeFrom: string; page: () => RenderedPage };
export type SendKeptPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptPage,
) => Promise<FastifyReply>;

type Copy = { etag: string; bodies: Record<Encoding, Buffer> };
type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const pack = promisify(gzip);

/**
 * Pages that are the same for everybody and change only when what they were made from changes: rendered and packed
 * once, then sent from memory with an ETag. Nothing that a visitor sends is in them, so packing tells nothing.
 */
export function keptPages(renderPage: RenderPage): SendKeptPage {
  const known = new Map<string, { madeFrom: string; copy: Promise<Copy> }>();
  const copyOf = ({ path, madeFrom, page }: KeptPage): Promise<Copy> => {
    const before = known.get(path);
    if (before?.madeFrom === madeFrom) return before.copy;
    const copy = renderPage(page()).then(packed);
    known.set(path, { madeFrom, copy });
    // A page that could not be made is made again for the next visitor.
    copy.catch(() => known.get(path)?.copy === copy && known.delete(path));
    return copy;
  };
  return async (request, reply, kept) => {
    const { etag, bodies } = await copyOf(kept);
    reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding', etag });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.type('text/html; charset=utf-8').send(bodies[encoding]);
  };
}

async function packed(html: string): Promise<Copy> {
  const identity = Buffer.from(html);
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 9, [zlib.BROTLI_PARAM_SIZE_HINT]: identity.length };
  const [br, gzipped] = await Promise.all([brotli(identity, { params }), pack(identity, { level: 9 })]);
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

/** The first of br and gzip that the header names without q=0. */
function encodingFor(header: string | undefined): Encoding {
  const accepted = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
