import type { z } from 'zod';
import { type FieldFault, Problem } from '#api/problems.ts';
import { type ExportFields, type ExportRequest, exportRequest, mostExportDays } from './export.schema.ts';

/** @throws Problem invalid-input that names every faulty field, those of the filters by their own name */
export function readExportRequest(input: unknown, today: string): ExportRequest {
  const parsed = exportRequest.safeParse(input);
  const faults = parsed.success
    ? agreementFaults(parsed.data, today)
    : parsed.error.issues.flatMap((issue) => faultsOf(issue));
  if (faults.length > 0) throw new Problem('invalid-input', faults.slice(0, 50));
  return parsed.data as ExportRequest;
}

/** First and last day on which an export may end. */
export function endDays(today: string): { first: string; last: string } {
  const last = Temporal.PlainDate.from(today).add({ days: mostExportDays });
  return { first: today, last: last.toString() };
}

/** What a form sends, as the request of a program. */
export function fromForm(body: unknown): { fields: ExportFields; input: unknown } {
  const { csrf: _, ...typed } = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
  const areas = [typed.areas ?? []].flat().filter((code) => typeof code === 'string');
  const fields = {
    ...{ question: text('question'), endsOn: text('endsOn'), areas },
    ...{ level: text('level'), from: text('from'), to: text('to'), phenomenon: text('phenomenon') },
  };
  const { question, endsOn, level, from, to, phenomenon, ...rest } = fields;
  const chosen = Object.entries({ level, from, to, phenomenon }).map(([name, value]) => [
    name,
    value || null,
  ]);
  return { fields, input: { question, endsOn, filters: { ...Object.fromEntries(chosen), ...rest } } };
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: key.slice(0, 60), code: 'unknown-field' }));
  const names = issue.path.filter((part) => typeof part === 'string' && part !== 'filters');
  const field = String(names[0] ?? issue.path[0] ?? 'body');
  if (issue.code === 'too_small' && issue.origin === 'string')
    return [{ field, code: 'too-short', limit: Number(issue.minimum) }];
  if (issue.code === 'too_big')
    return [
      { field, code: issue.origin === 'array' ? 'too-many' : 'too-long', limit: Number(issue.maximum) },
    ];
  if (issue.code === 'custom') return [{ field, code: 'not-text' }];
  if (issue.code === 'invalid_type' && field === 'question') return [{ field, code: 'required' }];
  return [{ field, code: field === 'endsOn' ? 'not-a-day' : 'unknown-choice' }];
}

/** What a schema cannot see: whether the day lies ahead, and the two ends stand in order. */
function agreementFaults({ endsOn, filters: { from, to } }: ExportRequest, today: string): FieldFault[] {
  const faults: FieldFault[] = [];
  const { first, last } = endDays(today);
  if (endsOn < first) faults.push({ field: 'endsOn', code: 'day-passed' });
  if (endsOn > last) faults.push({ field: 'endsOn', code: 'too-far-ahead', limit: mostExportDays });
  // As text `2026` stands before `2026-Q1`, so a year and a quarter of it are in either order.
  if (from !== null && to !== null && from.slice(0, to.length) > to.slice(0, from.length))
    faults.push({ field: 'from', code: 'period-order' }, { field: 'to', code: 'period-order' });
  return faults;
}
