import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { LocationPrecision } from '#sealing/coarsen-location.ts';
import type { Answers } from '#sealing/report-content.ts';

/** As in the answer of the server: `code` is a key of its words. */
export type Fault = { field: string; code: string; number?: number };
export type TextLimits = { description: number; place: number };

/**
 * The answers of a filled-in form, read by the rules of the server, which cannot look at them any more. What the page
 * itself offers to choose from is not looked up again.
 */
export function readAnswers(fields: FormData, language: string, limits: TextLimits) {
  const filled = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const description = filled('description')?.replaceAll('\r\n', '\n');
  const place = filled('place');
  const phenomenon = filled('phenomenon');
  const faults: Fault[] = [];
  if (phenomenon === undefined) faults.push({ field: 'phenomenon', code: 'required' });
  if (description === undefined) faults.push({ field: 'description', code: 'required' });
  else faults.push(...textFaults('description', description, limits.description));
  if (place !== undefined) faults.push(...textFaults('place', place, limits.place));
  const answers: Answers = {
    phenomenon: phenomenon as Phenomenon,
    description: description ?? '',
    signs: fields.getAll('signs').filter((sign): sign is string => typeof sign === 'string' && sign !== ''),
    place,
    observed: filled('observed'),
    locationPrecision: filled('locationPrecision') as LocationPrecision | undefined,
    language,
  };
  return { answers, faults };
}

function textFaults(field: string, value: string, limit: number): Fault[] {
  if (value.length > limit) return [{ field, code: 'too-long' }];
  // NUL cannot be stored as text by every receiver; half characters a form has replaced already.
  return value.includes('\0') ? [{ field, code: 'not-text' }] : [];
}
