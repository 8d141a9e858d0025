import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Courier } from '#api/delivery/courier.ts';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import { Problem, type ProblemCode } from '#api/problems.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { areaCodesOf, type IntakeParts } from './intake-routes.ts';
import { moveReport } from './intake-store.ts';
import { readRequest } from './read-request.ts';
import { countRecalls, type Recalled, recallReport } from './recall-report.ts';
import { reportIdOf } from './report-id.ts';
import { reportStates } from './report-states.ts';

type Parts = IntakeParts & {
  log: QuietLog;
  /** Every road to the hub that the configuration has. */
  destinations: readonly string[];
  courier: Pick<Courier, 'nudge'>;
};

export const transition = z.strictObject({ to: z.enum(reportStates), reason: plainText(1, 500) });

/** A report moves through the states of intake, the recall among them. */
export async function transitionRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { database, now } = parts;

  app.post<{ Params: { id: string } }>(
    '/api/v1/intake/reports/:id/transitions',
    { config: { roles: ['analyst', 'lead', 'hub'] } },
    async (request, reply) => {
      const { to, reason } = readRequest(transition, request.body);
      const id = reportIdOf(request.params.id);
      const areaCodes = areaCodesOf(parts, request.member?.region ?? null);
      const { sealed: sealedReason } = await parts.seal({ v: 1, reason });
      const byRole = request.member?.role ?? 'analyst';
      const move = { sealedReason, byRole, areaCodes, nowMs: now() };
      const byName = request.member?.name ?? '';
      const moved =
        to === 'recalled'
          ? await recallReport(database, id, { ...move, byName, roads: parts.destinations })
          : await moveReport(database, id, { ...move, to });
      if (moved.kind === 'waits') {
        return reply.code(202).send({ id: request.params.id, waitsFor: 'second-person' });
      }
      if (moved.kind !== 'moved') throw new Problem(refusals[moved.kind]);
      if (to === 'recalled') await tellRecall(parts);
      return reply.send({ id: request.params.id, state: to });
    },
  );
}

const refusals = {
  unknown: 'not-found',
  forbidden: 'transition-forbidden',
  'same-person': 'second-person-needed',
  'not-allowed': 'forbidden',
} as const satisfies Record<Exclude<Recalled['kind'], 'moved' | 'waits'>, ProblemCode>;

/** Which report it was stays inside; that it happens, and how often, must be seen by who runs the service. */
async function tellRecall({ database, courier, log, now }: Parts): Promise<void> {
  courier.nudge();
  log('warn', 'report-recalled', { count: await countRecalls(database, now()) });
}
