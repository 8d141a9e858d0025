import type { z } from 'zod';
import type { FieldFault } from '#api/problems.ts';

/** More than any form has fields: a list of thousands of invented names is not worth an answer of its length. */
const mostFaults = 50;

/** All faults of a refused draft at once, as field and code; never a value that was sent. */
export function draftFaults(error: z.ZodError, input: unknown): FieldFault[] {
  const faults = error.issues.flatMap((issue): FieldFault[] => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      return issue.keys
        .slice(0, mostFaults)
        .map((key) => ({ field: key.slice(0, 60), code: 'unknown-field' }));
    }
    const field = String(issue.path[0] ?? 'body');
    return [{ field, ...faultOf(issue, (input as Record<string, unknown> | null)?.[field]) }];
  });
  const byField = new Map(faults.reverse().map((fault) => [fault.field, fault]));
  return [...byField.values()].reverse().slice(0, mostFaults);
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Omit<FieldFault, 'field'> {
  const blank = value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
  if (blank) return { code: 'required' };
  if (issue.code === 'too_small' && issue.origin === 'string')
    return { code: 'too-short', limit: Number(issue.minimum) };
  switch (issue.code) {
    case 'too_big':
      return { code: issue.origin === 'array' ? 'too-many' : 'too-long', limit: Number(issue.maximum) };
    case 'custom':
      return { code: 'not-text' };
    default:
      return { code: issue.path[0] === 'location' ? 'not-a-position' : 'unknown-choice' };
  }
}
