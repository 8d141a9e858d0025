/** Calendar quarter as `2026-Q3`, year as `2026`, both made of the weeks whose Thursday lies in them. */
export type Quarter = string;
export type Year = string;

export const yearOf = (period: Quarter | Year): Year => period.slice(0, 4);

/** The quarter of a month `2026-08`. */
export function quarterOf(month: string): Quarter {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

export function quarterAfter(quarter: Quarter): Quarter {
  const [year, number] = quarter.split('-Q').map(Number) as [number, number];
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}

export const closesYear = (quarter: Quarter): boolean => quarter.endsWith('-Q4');

/** Last calendar day: areas are named as they were then. */
export function lastDayOf(period: Quarter | Year): string {
  const ends = { '1': '03-31', '2': '06-30', '3': '09-30', '4': '12-31' } as const;
  return `${yearOf(period)}-${ends[(period[6] ?? '4') as keyof typeof ends]}`;
}

/** The months of a quarter, as `2026-07`. */
export function monthsOf(quarter: Quarter): string[] {
  const last = Number(lastDayOf(quarter).slice(5, 7));
  return [last - 2, last - 1, last].map((month) => `${yearOf(quarter)}-${String(month).padStart(2, '0')}`);
}
