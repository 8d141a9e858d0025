import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Longest time for a body that is no upload, and the step in which the pace of an upload is looked at. */
const stepMs = 10_000;
/** Slower than this per step is slower than any telephone that still has a signal: 2 kB a second. */
const leastBytesPerStep = 20_000;
/** Longest time for an upload, however steady it comes in; the framework ends it. */
export const longestUploadMs = 600_000;

/**
 * Ends a body that comes in too slowly: one that is no upload after 10 s, one with photos when it stands still. The limit
 * of Node itself holds for a whole listener, and would cut off a slow telephone or let anybody hold a connection.
 */
export function limitBodyTime(app: FastifyInstance, everyMs = stepMs): void {
  app.addHook('onRequest', async (request, reply) => {
    // A request that a program injects comes over no line, whole and at once.
    if (hasBody(request) && request.raw.socket instanceof Socket) watch(request, reply, everyMs);
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function watch(request: FastifyRequest, reply: FastifyReply, everyMs: number): void {
  const { raw } = request;
  const isUpload =
    request.routeOptions.config.uploads === true &&
    /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
  let before = raw.socket.bytesRead;
  // The memory for photos was taken and we paused, if only for a part of the step: the sender cannot help it.
  let waited = false;
  const onPause = () => {
    waited = true;
  };
  raw.on('pause', onPause);
  const timer = setInterval(() => {
    if (raw.complete || raw.destroyed) return clearInterval(timer);
    const came = raw.socket.bytesRead - before;
    before += came;
    const ours = waited || raw.readableFlowing !== true;
    waited = false;
    if (isUpload && (came >= leastBytesPerStep || ours)) return;
    clearInterval(timer);
    if (!reply.raw.headersSent) endBody(request);
    else request.raw.socket.destroySoon();
  }, everyMs);
  timer.unref();
  raw.once('close', () => clearInterval(timer));
}

/** The way in which Node ends a request that takes too long. */
export function endBody({ server: { server }, raw }: FastifyRequest): void {
  const { socket } = raw;
  // A request that a program injects has no line to end.
  if (!(socket instanceof Socket)) return void raw.destroy();
  const timedOut = Object.assign(new Error('The body took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  server.emit('clientError', timedOut, socket);
  socket.destroySoon();
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** This route takes photos, which may be long under way. */
    uploads?: boolean;
  }
}
