import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Version of the HTTP API: `info.version` of its OpenAPI document, and a header on every answer. */
export const apiVersion = '1.0.0';

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy':
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
} as const;

const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

function pagePolicy(upgrade: boolean): string {
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
  return [...rules, ...(upgrade ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Paths that are the API: no page, no style, nothing to frame. */
export function isApiPath(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/ogc/') || path.startsWith('/health/');
}

/**
 * An onion address has no https and needs none: a browser that is told to upgrade would find no style and no form there.
 * Whoever sends these headers himself changes the answer to himself only.
 */
function isOverHttp({ headers }: FastifyRequest): boolean {
  return /\.onion(:\d+)?$/i.test(headers.host ?? '') || headers['x-forwarded-proto'] === 'http';
}

/**
 * Puts the fixed headers on every answer, errors and 404s too. `no-store` is the default; only public static files
 * say otherwise, later in the chain.
 */
export function guardHeaders(app: FastifyInstance, options: { https: boolean }): void {
  const [page, pageOverHttp] = [pagePolicy(options.https), pagePolicy(false)];
  app.addHook('onRequest', async (request, reply) => {
    const api = isApiPath(request.url);
    reply.headers(everywhere);
    reply.header('cache-control', 'no-store');
    reply.header('content-security-policy', api ? apiPolicy : isOverHttp(request) ? pageOverHttp : page);
    if (api) reply.header('api-version', apiVersion);
  });
}
