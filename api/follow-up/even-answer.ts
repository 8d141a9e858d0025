import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Answers leave at a whole number of these after the request came in: what was done meanwhile does not show. */
const beatMs = 250;

/** A page for a reporter, and an answer of the API to one, has such a length or a multiple of it. */
const bucketBytes = { page: 48 * 1024, json: 16 * 1024 } as const;

const arrivals = new WeakMap<FastifyRequest, number>();
const buckets = new WeakMap<FastifyReply, number>();

/**
 * Makes answers look the same from outside, on an app whose routes ask for it with `evenly`: of one length, and on the
 * beat. Nothing else waits for it: the route is done, and whatever it held is free.
 */
export function evenAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    arrivals.set(request, performance.now());
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const bucket = buckets.get(reply);
    if (bucket === undefined || typeof payload !== 'string') return payload;
    const filled = filledTo(bucket, payload);
    await wait(untilBeat(performance.now() - (arrivals.get(request) ?? performance.now())));
    return filled;
  });
}

/** Marks this answer, whatever it becomes, as one that must tell nothing by its length and its time. */
export function evenly(reply: FastifyReply, as: keyof typeof bucketBytes): FastifyReply {
  buckets.set(reply, bucketBytes[as]);
  return reply;
}

/** Line ends behind a page or a JSON text; neither browser nor parser minds. Compressed they would be nothing. */
export function filledTo(bucket: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  const size = Math.max(1, Math.ceil(bytes.length / bucket)) * bucket;
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length, '\n')]);
}

/** Milliseconds until the next beat after `elapsedMs`. */
export const untilBeat = (elapsedMs: number) => beatMs - (elapsedMs % beatMs);
