import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { Problem, type ProblemCode } from '#api/problems.ts';
import { draftFaults } from '#api/reports/draft-faults.ts';
import type { Author } from '#api/staff/author.ts';
import { layerName, weightChoice } from '#content/indicators/indicator-layer.schema.ts';
import { plainText } from '#content/plain-text.schema.ts';
import type { Decided } from './decide-layer.ts';
import { type IndicatorView, indicatorViews } from './indicator-page.schema.ts';
import { type IndicatorAct, mayDo } from './indicator-roles.ts';
import type { Weighed } from './weigh-layer.ts';

const reason = weightChoice.shape.reason;
export const weightRequest = weightChoice;
export const approvalRequest = z.strictObject({ role: plainText(3, 100), reason });
export const withdrawalRequest = z.strictObject({ reason });
const csv = z.string();
/** The facts are checked together with the table, so that all faults come at once. */
export const proposalRequest = z.strictObject({
  name: layerName.nullable(),
  facts: z.record(z.string(), z.unknown()),
  csv,
});
export const storeRequest = proposalRequest.extend({ after: z.int().min(0).nullable() });

/** Why a step was not taken, as the problem that a program gets. */
export const problemOfStep: Record<Exclude<Decided | Weighed, 'done'>, ProblemCode> = {
  unknown: 'not-found',
  'own-work': 'second-person-needed',
  decided: 'already-decided',
  'too-many': 'too-many-layers',
};

/** @throws Problem invalid-input that names every faulty field */
export function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const { success, data, error } = schema.safeParse(input);
  if (!success) throw new Problem('invalid-input', draftFaults(error, input));
  return data;
}

/** Who takes this step and on which day. @throws Problem forbidden when they may not, as a member of one region */
export function authorOf({ member }: FastifyRequest, act: IndicatorAct, nowMs: number): Author {
  if (member === null || !mayDo(member, act)) throw new Problem('forbidden');
  return { member, day: dayOf(nowMs) };
}

/** @throws Problem invalid-input */
export function viewOf({ query }: FastifyRequest): IndicatorView {
  const { view } = query as { view?: unknown };
  if (view === undefined || view === '') return 'proposals';
  const found = indicatorViews.find((known) => known === view);
  if (found === undefined) throw new Problem('invalid-input', [{ field: 'view', code: 'unknown-choice' }]);
  return found;
}
