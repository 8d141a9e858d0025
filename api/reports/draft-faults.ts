import type { z } from 'zod';
import type { FieldFault } from '#api/problems.ts';

/** All faults of a refused draft at once, as field and code; never a value that was sent. */
export function draftFaults(error: z.ZodError, input: unknown): FieldFault[] {
  const faults = error.issues.flatMap((issue): FieldFault[] => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      return issue.keys.map((key) => ({ field: key.slice(0, 60), code: 'unknown-field' }));
    }
    const field = String(issue.path[0] ?? 'body');
    return [{ field, ...faultOf(issue, (input as Record<string, unknown> | null)?.[field]) }];
  });
  return faults.filter((fault, at) => faults.findIndex(({ field }) => field === fault.field) === at);
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Omit<FieldFault, 'field'> {
  const blank = value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
  if (blank) return { code: 'required' };
  switch (issue.code) {
    case 'too_big':
      return { code: issue.origin === 'array' ? 'too-many' : 'too-long', limit: Number(issue.maximum) };
    case 'custom':
      return { code: 'not-text' };
    default:
      return { code: issue.path[0] === 'location' ? 'not-a-position' : 'unknown-choice' };
  }
}
