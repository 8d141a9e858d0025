import type { FastifyInstance } from 'fastify';
import { lanes } from './lanes.ts';
import { eventLoopDelay, loadMeter } from './load.ts';
import { proofsOfWork } from './proof-of-work.ts';
import { reportGate } from './report-gate.ts';
import { shedInACrowd } from './shed-load.ts';
import type { Throttle } from './throttle.ts';
import { tokenUses } from './token-uses.ts';

const sampleMs = 500;

/**
 * What keeps reports coming in when there is too much of everything: turns by lane and network, proof of work under
 * load, and room made by what can wait. To be called before any route is there.
 */
export function overloadGuard(
  app: FastifyInstance,
  { now, throttle }: { now: () => number; throttle: Throttle },
) {
  const row = lanes(now);
  const loop = eventLoopDelay();
  const load = loadMeter({ now, waiting: row.waiting, loopDelayMs: loop.delayMs });
  const proofs = proofsOfWork({ now, level: load.level });
  const timer = setInterval(() => {
    load.sample();
    row.sweep();
  }, sampleMs).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    loop.close();
  });
  shedInACrowd(app, load);
  return { proofs, gate: reportGate({ throttle, lanes: row, proofs, tokenUses: tokenUses(now) }) };
}
