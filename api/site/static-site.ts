import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isApiPath } from '#api/guard/headers.ts';
import { isOverOnion } from '#api/guard/onion.ts';
import { unknownRoute } from '#api/guard/unknown-route.ts';
import { keptWorkerPath } from '#content/kept-pages.ts';
import { sendCopy } from './kept-pages.ts';
import { openPages } from './open-pages.ts';
import { isFeed, sharedPages } from './shared-pages.ts';

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
  const open = new Set(openPages(root, files).map(({ path }) => path));
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true });
  app.get('/*', { config: { query: 'any', roles: 'everyone' } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    const file = files.get(path);
    const withheld = path === keptWorkerPath && isOverOnion(request);
    if (file === undefined || withheld || (options.part === 'assets' && file.endsWith('.html')))
      return missing(reply, path);
    const copy = isOverOnion(request) ? null : await shared(path);
    const type = isFeed(path) ? 'application/atom+xml; charset=utf-8' : undefined;
    if (copy !== null) return sendCopy(request, reply, copy, type);
    const hashed = path.startsWith('/_astro/');
    // What no search engine may show no browser may keep: its address alone tells of a report.
    if (open.has(path) || !file.endsWith('.html'))
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (type !== undefined) reply.type(type);
    // Read on the screen by who checks the scripts, never put among somebody's downloads.
    if (path.endsWith('.sha256')) reply.type('text/plain; charset=utf-8');
    const contentType = type === undefined;
    return reply.sendFile(file, { cacheControl: false, preCompressed: true, contentType } as object);
  });
}

/** Whole pieces between single slashes, then slashes: anything else before a slash could lead a browser to another host. */
const withSlashAtEnd = /^((?:\/[\w.~%!$&'()*+,;=:@-]+)+)\/+$/;

/** Somebody may type a slash behind any address of a page, also of one that is rendered on request. */
function missing(reply: FastifyReply, path: string): FastifyReply {
  const slashless = isApiPath(path) ? undefined : withSlashAtEnd.exec(path)?.[1];
  if (slashless !== undefined) return reply.redirect(slashless, 308);
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
