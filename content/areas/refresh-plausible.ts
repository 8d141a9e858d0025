import type { AreaFile } from './area-file.schema.ts';
import type { Figure, MunicipalityRecord } from './municipality-record.ts';
import { RefreshFault } from './refresh-download.ts';

/** More than this in a year is no growth but a fault: a municipality missing, another unit, half an answer. */
const largestYearlyChange = { population: 0.03, households: 0.03, landKm2: 0.01 } as const;

type Key = keyof typeof largestYearlyChange;

/** Refuses figures whose totals cannot follow from those of the set before, and a municipality that nobody lives in. */
export function refuseImplausible(before: AreaFile, records: MunicipalityRecord[]): void {
  for (const { code, name, figures } of records) {
    const empty = (['population', 'households', 'landKm2'] as const).find((key) => figures[key][0] <= 0);
    if (empty) throw new RefreshFault(`${code} ${name} has no ${empty}: that cannot be.`);
    if (figures.households[0] > figures.population[0])
      throw new RefreshFault(`${code} ${name} has more households than inhabitants: that cannot be.`);
    if (![1, 2, 3, 4, 5].includes(figures.urbanity[0]))
      throw new RefreshFault(`${code} ${name} has urbanity ${figures.urbanity[0]}: it must be 1 to 5.`);
  }
  for (const key of ['population', 'households', 'landKm2'] as const) {
    const old = before.areas.flatMap(({ figures }) => (figures[key] ? [figures[key]] : []));
    refuseJump(
      key,
      old,
      records.map(({ figures }) => figures[key]),
    );
  }
}

function refuseJump(key: Key, before: Figure[], after: Figure[]): void {
  const total = (figures: Figure[]) => figures.reduce((sum, [value]) => sum + value, 0);
  const newest = (figures: Figure[]) => Math.max(...figures.map(([, year]) => year));
  const years = Math.max(1, newest(after) - newest(before));
  const change = total(after) / total(before) - 1;
  if (Math.abs(change) <= largestYearlyChange[key] * years) return;
  const time = years === 1 ? 'a year' : `${years} years`;
  throw new RefreshFault(
    `The ${key} of the province would change by ${(change * 100).toFixed(1)} % in ${time}: that is not plausible.`,
  );
}
