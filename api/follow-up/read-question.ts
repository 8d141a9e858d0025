import type { z } from 'zod';
import { type FieldFault, Problem } from '#api/problems.ts';
import { messageLimits } from './message-content.schema.ts';
import { type QuestionRequest, questionRequest } from './question.schema.ts';

/** The first and last day on which a reporter can usefully look again. */
export type CheckBackDays = { first: string; last: string; days: number };

export function checkBackDays(today: string, retentionDays: number): CheckBackDays {
  const last = Temporal.PlainDate.from(today).add({ days: retentionDays }).toString();
  return { first: today, last, days: retentionDays };
}

/** @throws Problem invalid-input that names every faulty field */
export function readQuestion(input: unknown, days: CheckBackDays): QuestionRequest {
  const parsed = questionRequest.safeParse(input);
  const issues = parsed.error?.issues ?? [];
  const faults = [...issues.flatMap((issue) => faultsOf(issue, input)), ...agreementFaults(input, days)];
  if (faults.length > 0 || !parsed.success) throw new Problem('invalid-input', onePerField(faults));
  return parsed.data;
}

/** What the form sends: one choice a line, empty fields left out. */
export function questionOfForm(fields: { text: string; choices: string; checkBack: string }): unknown {
  const choices = fields.choices
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    text: fields.text,
    ...(choices.length > 0 && { choices }),
    ...(fields.checkBack !== '' && { checkBack: fields.checkBack }),
  };
}

function faultsOf(issue: z.core.$ZodIssue, input: unknown): FieldFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: key.slice(0, 60), code: 'unknown-field' }));
  const field = String(issue.path[0] ?? 'body');
  const absent = (input as Record<string, unknown> | null | undefined)?.[field] === undefined;
  if (issue.code === 'too_big') {
    const code = issue.origin === 'array' ? 'too-many' : 'too-long';
    return [{ field, code, limit: Number(issue.maximum) }];
  }
  if (issue.code === 'too_small' && issue.origin === 'array')
    return [{ field, code: 'too-few', limit: messageLimits.choices.fewest }];
  if (issue.code === 'too_small' || absent) return [{ field, code: 'required' }];
  if (issue.code === 'custom') return [{ field, code: 'not-text' }];
  return [{ field, code: field === 'checkBack' ? 'not-a-day' : 'wrong-kind' }];
}

/** What a schema cannot see; asked of what was sent, so that all faults are told together. */
function agreementFaults(input: unknown, days: CheckBackDays): FieldFault[] {
  const { choices, checkBack } = (input ?? {}) as Record<string, unknown>;
  const faults: FieldFault[] = [];
  if (Array.isArray(choices) && new Set(choices.map((choice) => String(choice).trim())).size < choices.length)
    faults.push({ field: 'choices', code: 'twice' });
  if (typeof checkBack === 'string' && isoDate.test(checkBack)) {
    if (checkBack < days.first) faults.push({ field: 'checkBack', code: 'day-passed' });
    if (checkBack > days.last) faults.push({ field: 'checkBack', code: 'too-far-ahead', limit: days.days });
  }
  return faults;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

const onePerField = (faults: FieldFault[]) =>
  [...new Map(faults.toReversed().map((fault) => [fault.field, fault])).values()].toReversed().slice(0, 50);
