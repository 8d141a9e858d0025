import type { FastifyInstance, FastifyRequest } from 'fastify';
import { keepPath, keepPolicy } from '#content/kept-pages.ts';
import { fullLanguages } from '#content/languages.ts';
import { isOverOnion } from './onion.ts';
import { permissionsPolicy } from './permissions-policy.ts';

/** Version of the HTTP API: `info.version` of its OpenAPI document, and a header on every answer. */
export const apiVersion = '1.0.0';

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
} as const;

const transport = 'max-age=63072000; includeSubDomains';
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** What a page may do more than read; `keeps` is the one page that may set up a service worker. */
type Powers = { upgrade: boolean; keeps: boolean };

function pagePolicy({ upgrade, keeps }: Powers): string {
  const own = [
    'script-src',
    'style-src',
    'img-src',
    'font-src',
    'connect-src',
    'manifest-src',
    'form-action',
  ];
  const none = ['default-src', 'base-uri', 'frame-src', 'frame-ancestors', 'object-src'];
  const rules = [...none.map((rule) => `${rule} 'none'`), ...own.map((rule) => `${rule} 'self'`)];
  // No text becomes markup or script by way of the DOM, not even by a library of ours (W3C Trusted Types).
  const typed = ["require-trusted-types-for 'script'", `trusted-types ${keeps ? keepPolicy : "'none'"}`];
  return [
    ...rules,
    `worker-src ${keeps ? "'self'" : "'none'"}`,
    ...typed,
    ...(upgrade ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Paths that are the API: no page, no style, nothing to frame. */
export function isApiPath(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/ogc/') || path.startsWith('/health/');
}

const keepPaths = fullLanguages.map((language, at) => (at === 0 ? keepPath : `/${language}${keepPath}`));
const isKeepPage = (url: string) => keepPaths.includes(url.split('?', 1)[0] as string);

/**
 * An onion address has no https and needs none: a browser that is told to upgrade would find no style and no form there.
 * Whoever sends these headers himself changes the answer to himself only.
 */
function isOverHttp(request: FastifyRequest): boolean {
  return isOverOnion(request) || request.headers['x-forwarded-proto'] === 'http';
}

/**
 * Puts the fixed headers on every answer, errors and 404s too. `no-store` is the default; only public static files
 * say otherwise, later in the chain.
 */
export function guardHeaders(app: FastifyInstance, options: { https: boolean }): void {
  const policies = new Map<string, string>();
  const policyOf = (powers: Powers) => {
    const key = JSON.stringify(powers);
    const known = policies.get(key) ?? pagePolicy(powers);
    policies.set(key, known);
    return known;
  };
  app.addHook('onRequest', async (request, reply) => {
    const api = isApiPath(request.url);
    reply.headers(everywhere);
    reply.header('cache-control', 'no-store');
    const upgrade = options.https && !isOverHttp(request);
    // Who came over Tor must find nothing on the device afterwards: there no worker is ever set up.
    const keeps = isKeepPage(request.url) && !isOverOnion(request);
    reply.header('content-security-policy', api ? apiPolicy : policyOf({ upgrade, keeps }));
    // A browser that kept this for an onion address would never reach it again.
    if (!isOverOnion(request)) reply.header('strict-transport-security', transport);
    if (api) reply.header('api-version', apiVersion);
  });
  // Long, and of use to pages only.
  app.addHook('onSend', async (_request, reply) => {
    const page = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (page && !reply.hasHeader('permissions-policy')) reply.header('permissions-policy', permissionsPolicy);
  });
}
