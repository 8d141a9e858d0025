import Fastify, { type FastifyInstance } from 'fastify';
import { Problem, type ProblemCode } from '#api/problems.ts';
import { limitBodyTime, longestUploadMs } from './body-time.ts';
import { guardHeaders, isApiPath } from './headers.ts';
import { problemDocument, type Readers, sendProblem } from './problem-reply.ts';
import { errorFields, type QuietLog } from './quiet-log.ts';
import { unknownRoute } from './unknown-route.ts';

export type Hardening = {
  https: boolean;
  trustProxy: number;
  log: QuietLog;
  bodyLimit: number;
  readers?: Readers;
};

/**
 * A Fastify without the defaults that leak or hang: no request log, no error message to the visitor, no address in a
 * parse error, time limits for slow clients, and the connection closed after a refusal.
 */
export function hardenedFastify(options: Hardening): FastifyInstance {
  const { readers = 'residents' } = options;
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy > 0 ? (_address, hop) => hop < options.trustProxy : false,
    bodyLimit: options.bodyLimit,
    // Only uploads may take so long; every other body is ended sooner.
    requestTimeout: longestUploadMs,
    keepAliveTimeout: 5_000,
    http: { headersTimeout: 2_000, connectionsCheckingInterval: 500 },
    exposeHeadRoutes: true,
    return503OnClosing: true,
    rewriteUrl: ({ url = '/' }) => readablePath(url),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    clientErrorHandler: (error, socket) => {
      // Raw bytes of a broken request ride on the error: they end here.
      if (socket.writable && error.code !== 'ECONNRESET') socket.end(rawRefusal(error.code, readers));
      else socket.destroy();
    },
  });
  // A plain text becomes a string where a form is expected; nothing here takes it.
  app.removeContentTypeParser('text/plain');
  guardHeaders(app, options);
  limitBodyTime(app);
  // PostgreSQL takes no NUL in a text: no address of ours holds one. After whatever looks at who asks.
  app.addHook('preParsing', async ({ url }) => {
    if (url.includes('%00')) throw new Problem('not-found');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400) reply.header('connection', 'close');
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'internal-error') options.log('error', 'request-failed', errorFields(error));
    if (problem.code === 'overloaded' || problem.code === 'crowded')
      reply.header('retry-after', retryAfterSeconds);
    return sendProblem(reply, problem, { api: isApiPath(request.url), readers });
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, unknownRoute(request), { api: isApiPath(request.url), readers }),
  );
  return app;
}

/** Long enough for a crowd to be over, short enough for somebody who waits. */
const retryAfterSeconds = '60';

const codesOfFastify: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
};

/** Any error as one of our codes. What we do not know is our fault, unless the framework says it is the client's. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  const known = code === undefined ? undefined : codesOfFastify[code];
  if (known !== undefined) return new Problem(known);
  if (statusCode === 408) return new Problem('request-timeout');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Problem('malformed-body');
  return new Problem('internal-error');
}

/** A `%` that escapes nothing is a `%`: the router would answer by itself, before any hook could look at who asks. */
function readablePath(url: string): string {
  const [path = ''] = url.split('?', 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

const rawHeaders = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

function rawRefusal(code: string | undefined, readers: Readers): string {
  const timedOut = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const body = problemDocument(new Problem(timedOut ? 'request-timeout' : 'malformed-body'), readers);
  const headers = Object.entries({ ...rawHeaders, 'content-length': String(Buffer.byteLength(body)) });
  const status = timedOut ? '408 Request Timeout' : '400 Bad Request';
  return `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`;
}
