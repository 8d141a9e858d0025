import { type FieldFault, Problem } from '#api/problems.ts';
import { type Audience, audienceCodes, audiences } from '#content/taxonomy/audiences.ts';
import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import { type DensitySort, isDensitySort, usualSort } from './density-order.ts';
import { type DensityModel, densityModels } from './density-page.schema.ts';
import { checkPeriod, isMonth, type Period, periodOf } from './density-period.ts';

/** Which reports count: of all phenomena, of one, or of those that an audience meets. */
export type CountedPhenomena = { phenomenon: Phenomenon | null; audience: Audience | null };

export type DensityQuery = Period &
  CountedPhenomena & { model: DensityModel; sort: DensitySort; area: string | null };

/**
 * What the address asks for. An empty value counts as absent, because a form sends its empty fields too; without months
 * it is the last twelve with the running one. @throws Problem invalid-input that names every faulty field
 */
export function readDensityQuery(query: Record<string, unknown>, nowMs: number): DensityQuery {
  const faults: FieldFault[] = [];
  const from = textOf(query, 'from', isMonth, 'not-a-month', faults);
  const to = textOf(query, 'to', isMonth, 'not-a-month', faults);
  const counted = phenomenaOf(query, faults);
  const model = textOf(query, 'model', (text) => oneOf(densityModels, text), 'unknown-choice', faults);
  const sort = textOf(query, 'sort', isDensitySort, 'unknown-choice', faults);
  const area = textOf(query, 'area', (text) => text.length <= 20, 'unknown-choice', faults);
  if (faults.length > 0) throw new Problem('invalid-input', faults);
  const period = periodOf(from, to, nowMs);
  checkPeriod(period, nowMs);
  return {
    ...{ ...period, ...counted, area },
    model: (model ?? densityModels[0]) as DensityModel,
    sort: (sort ?? usualSort) as DensitySort,
  };
}

/** Which reports a question is about. @throws Problem invalid-input */
export function readPhenomena(query: Record<string, unknown>): CountedPhenomena {
  const faults: FieldFault[] = [];
  const counted = phenomenaOf(query, faults);
  if (faults.length > 0) throw new Problem('invalid-input', faults);
  return counted;
}

/** All phenomena that count; none named means every one. */
export function phenomenaIn({ phenomenon, audience }: CountedPhenomena): readonly Phenomenon[] {
  if (phenomenon !== null) return [phenomenon];
  return audience === null ? [] : audiences[audience];
}

function phenomenaOf(query: Record<string, unknown>, faults: FieldFault[]): CountedPhenomena {
  const known = (text: string) => oneOf(phenomena, text);
  const phenomenon = textOf(query, 'phenomenon', known, 'unknown-choice', faults) as Phenomenon | null;
  const named = textOf(query, 'audience', (text) => oneOf(audienceCodes, text), 'unknown-choice', faults);
  const audience = named as Audience | null;
  if (phenomenon !== null && audience !== null && !oneOf(audiences[audience], phenomenon))
    faults.push({ field: 'phenomenon', code: 'not-of-audience' });
  return { phenomenon, audience };
}

const oneOf = (choices: readonly string[], text: string) => choices.includes(text);

function textOf(
  query: Record<string, unknown>,
  field: string,
  accepts: (text: string) => boolean,
  code: string,
  faults: FieldFault[],
): string | null {
  const value = query[field];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && accepts(value)) return value;
  faults.push({ field, code });
  return null;
}
