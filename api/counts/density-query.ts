import { type FieldFault, Problem } from '#api/problems.ts';
import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import { type DensitySort, isDensitySort, usualSort } from './density-order.ts';
import { areaDayOf, monthCount, mostMonths, type Period } from './density-period.ts';
import { lastMonths } from './week.ts';

export type DensityQuery = Period & { phenomenon: Phenomenon | null; sort: DensitySort };

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const usualMonths = 12;

/**
 * What the address asks for. An empty value counts as absent, because a form sends its empty fields too; without months
 * it is the last twelve with the running one. @throws Problem invalid-input that names every faulty field
 */
export function readDensityQuery(query: Record<string, unknown>, nowMs: number): DensityQuery {
  const faults: FieldFault[] = [];
  const from = textOf('from', (text) => month.test(text), 'not-a-month');
  const to = textOf('to', (text) => month.test(text), 'not-a-month');
  const phenomenon = textOf('phenomenon', (text) => phenomena.includes(text as Phenomenon), 'unknown-choice');
  const sort = textOf('sort', isDensitySort, 'unknown-choice');
  if (faults.length > 0) throw new Problem('invalid-input', faults);
  const period = periodOf(from, to, nowMs);
  checkPeriod(period, nowMs);
  return { ...period, phenomenon: phenomenon as Phenomenon | null, sort: (sort ?? usualSort) as DensitySort };

  function textOf(field: string, accepts: (text: string) => boolean, code: string): string | null {
    const value = query[field];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string' && accepts(value)) return value;
    faults.push({ field, code });
    return null;
  }
}

function periodOf(from: string | null, to: string | null, nowMs: number): Period {
  const last = to ?? lastMonths(nowMs, 1).to;
  const first = Temporal.PlainYearMonth.from(last).subtract({ months: usualMonths - 1 });
  return { from: from ?? first.toString(), to: last };
}

function checkPeriod(period: Period, nowMs: number): void {
  const months = monthCount(period);
  const both = (code: string, limit?: number) => ['from', 'to'].map((field) => ({ field, code, limit }));
  if (months < 1) throw new Problem('invalid-input', both('month-order'));
  if (months > mostMonths) throw new Problem('invalid-input', both('too-many-months', mostMonths));
  try {
    areaDayOf(period, nowMs);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Problem('invalid-input', [{ field: 'to', code: 'month-too-early' }]);
    throw error;
  }
}
