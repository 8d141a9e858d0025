import type { z } from 'zod';
import type { FieldFault } from '#api/problems.ts';
import { type CampaignDraft, campaignDraft } from '#campaigns/planning/plan-draft.schema.ts';

export type ReadDraft = { kind: 'draft'; draft: CampaignDraft } | { kind: 'faults'; faults: FieldFault[] };

/** A plan as it was sent: every fault of its shape at once, as field and code; never a value that was sent. */
export function readDraft(body: unknown): ReadDraft {
  const parsed = campaignDraft.safeParse(body);
  if (!parsed.success) return { kind: 'faults', faults: shapeFaults(parsed.error, body) };
  const { data } = parsed;
  // Somebody must say it: chosen by the figures of a window, or not by figures at all (null).
  if (data.selection === undefined && data.design !== 'lottery' && !data.lot)
    return { kind: 'faults', faults: [{ field: 'selection', code: 'selection-needed' }] };
  return { kind: 'draft', draft: data };
}

const mostFaults = 50;

/** Faults of any strict object, each field once; a field inside a field as `baseline.from`. */
export function shapeFaults(error: z.ZodError, input: unknown): FieldFault[] {
  const faults = error.issues.flatMap((issue): FieldFault[] => {
    const inside = issue.path.filter((step) => typeof step === 'string').map((step) => step.slice(0, 60));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: [...inside, key.slice(0, 60)].join('.'),
        code: 'unknown-field',
      }));
    return [{ field: inside.join('.') || 'body', ...faultOf(issue, valueAt(input, issue.path)) }];
  });
  const byField = new Map(faults.toReversed().map((fault) => [fault.field, fault]));
  return [...byField.values()].reverse().slice(0, mostFaults);
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Omit<FieldFault, 'field'> {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
    return { code: 'required' };
  if (Array.isArray(value) && value.length === 0) return { code: 'required' };
  switch (issue.code) {
    case 'too_small':
      return { code: typeof value === 'string' ? 'too-short' : 'too-small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: tooBig(value), limit: Number(issue.maximum) };
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'not-a-day' : 'not-a-code' };
    case 'invalid_type':
      return {
        code: issue.expected === 'number' || issue.expected === 'int' ? 'not-a-number' : 'wrong-kind',
      };
    case 'custom':
      return { code: String(issue.params?.code ?? 'unknown-choice') };
    default:
      return { code: 'unknown-choice' };
  }
}

function tooBig(value: unknown): string {
  if (typeof value === 'number') return 'too-big';
  return Array.isArray(value) ? 'too-many' : 'too-long';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    input,
  );
}
