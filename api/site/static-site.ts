import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isOverOnion } from '#api/guard/onion.ts';
import { unknownRoute } from '#api/guard/unknown-route.ts';
import { keptWorkerPath } from '#content/kept-pages.ts';
import { sendCopy } from './kept-pages.ts';
import { sharedPages } from './shared-pages.ts';

export type StaticPart = 'all' | 'assets';

export type StaticOptions = {
  distDir: string;
  part: StaticPart;
  /** Address of the site on the open internet, told on the pages that others may find and share. */
  publicUrl?: string | undefined;
};

/**
 * The built site's files. Only files that exist at start can be asked for: no path is ever joined from a URL.
 * `assets`: scripts, styles and pictures alone, for the desk.
 */
export async function staticSite(app: FastifyInstance, options: StaticOptions): Promise<void> {
  const root = join(options.distDir, 'client');
  const files = builtFiles(options.distDir);
  const { publicUrl } = options;
  const shared = publicUrl === undefined ? () => null : sharedPages(root, files, new URL(publicUrl).origin);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true });
  app.get('/*', { config: { query: 'any', roles: 'everyone' } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    const file = files.get(path);
    const withheld = path === keptWorkerPath && isOverOnion(request);
    if (file === undefined || withheld || (options.part === 'assets' && file.endsWith('.html')))
      return missing(reply, path, files);
    const copy = isOverOnion(request) ? null : await shared(path);
    if (copy !== null) return sendCopy(request, reply, copy);
    const hashed = path.startsWith('/_astro/');
    reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    // Read on the screen by who checks the scripts, never put among somebody's downloads.
    if (path.endsWith('.sha256')) reply.type('text/plain; charset=utf-8');
    return reply.sendFile(file, { cacheControl: false, preCompressed: true } as object);
  });
}

function missing(reply: FastifyReply, path: string, files: Map<string, string>): FastifyReply {
  const slashless = path.replace(/\/+$/, '');
  if (slashless !== path && files.has(slashless)) return reply.redirect(slashless, 308);
  throw unknownRoute(reply.request);
}

/** The built files by the path at which they are asked for. */
export function builtFiles(distDir: string): Map<string, string> {
  return new Map(filesOf(join(distDir, 'client')).map((file) => [urlOf(file), file]));
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** `privacy.html` answers at `/privacy`, `index.html` at `/`, `en/index.html` or `en.html` at `/en`. */
function urlOf(file: string): string {
  if (!file.endsWith('.html')) return `/${file}`;
  const path = file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '');
  return `/${path}`;
}
