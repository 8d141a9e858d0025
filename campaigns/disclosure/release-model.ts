import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import type { Geography } from './geography.ts';
import type { IntegerSystem, Row } from './integer-system.ts';
import type { ReleaseRow } from './release.schema.ts';
import { lastDayOf, type Quarter, type Year, yearOf } from './release-period.ts';
import { regionsOf } from './release-rows.ts';
import type { Tally } from './tally.ts';

/** A sum of true counts that must not be found out: a year, a quarter, or one phenomenon in a quarter, of one place. */
export type Quantity = { place: string; period: Quarter | Year; cell: number };

/**
 * What an attacker knows about one year. The cells are totals of places and of phenomena per quarter and totals of
 * places in the year. Atomic counts need no cell: whole numbers ≥ 0 exist for all margins with the same total
 * (transportation problem, Hitchcock 1941), so figures about margins say nothing more about what lies between them.
 */
export type ReleaseModel = {
  system: IntegerSystem;
  /** What the cells truly are. */
  truth: bigint[];
  /** The published figure behind a row of the system. */
  published: Map<Row, ReleaseRow>;
  years: Quantity[];
  quarters: Quantity[];
  phenomenonCells: Map<string, number>;
};

/** Place of the total of a phenomenon in a quarter. */
const phenomenonKey = (quarter: Quarter, phenomenon: Phenomenon) => `${quarter} ${phenomenon}`;

/** @throws RangeError when a figure is of a place that the year does not know */
export function releaseModel(
  year: Year,
  rows: readonly ReleaseRow[],
  tally: Tally,
  geography: Geography,
): ReleaseModel {
  const model: ReleaseModel = {
    ...{ system: { cells: [], rows: [] }, truth: [], published: new Map() },
    ...{ years: [], quarters: [], phenomenonCells: new Map() },
  };
  const figures = rows.filter(({ period }) => yearOf(period) === year);
  const quarters = [
    ...new Set(figures.map(({ period }) => period).filter((period) => period !== year)),
  ].sort();
  for (const quarter of quarters) addQuarter(model, quarter, tally, geography);
  addYear(model, year, tally, geography);
  for (const figure of figures) {
    if (figure.status === 'protected') continue;
    const end = (value: number | null) => (value === null ? null : BigInt(value));
    const row = addRow(model, cellsOf(model, figure, geography), [], end(figure.lo), end(figure.hi));
    model.published.set(row, figure);
  }
  return model;
}

function addQuarter(model: ReleaseModel, quarter: Quarter, tally: Tally, geography: Geography): void {
  const places = geography.placesOn(lastDayOf(quarter)).map(({ code }) => {
    const cell = addCell(model, tally.inPlace(quarter, code));
    model.quarters.push({ place: code, period: quarter, cell });
    return cell;
  });
  const elsewhere = addCell(model, tally.inPlace(quarter, null));
  const kinds = phenomena.map((phenomenon) => {
    const cell = addCell(model, tally.inProvince(quarter, phenomenon));
    model.phenomenonCells.set(phenomenonKey(quarter, phenomenon), cell);
    return cell;
  });
  addRow(model, [...places, elsewhere], kinds, 0n, 0n);
}

function addYear(model: ReleaseModel, year: Year, tally: Tally, geography: Geography): void {
  const day = lastDayOf(year);
  for (const { code } of geography.placesOn(day)) {
    const cell = addCell(model, tally.inYear(year, code));
    const parts = model.quarters.filter(({ place }) => geography.codeOn(place, day) === code);
    model.years.push({ place: code, period: year, cell });
    addRow(
      model,
      [cell],
      parts.map((part) => part.cell),
      0n,
      0n,
    );
  }
}

/** The cells that a published figure is the sum of. */
function cellsOf(model: ReleaseModel, figure: ReleaseRow, geography: Geography): number[] {
  const { level, code, period, phenomenon } = figure;
  const cells =
    level === 'province'
      ? provinceCells(model, period, phenomenon)
      : level === 'region'
        ? regionCells(model, figure, geography)
        : model.years.filter(({ place }) => place === code).map(({ cell }) => cell);
  if (cells.length === 0) throw new RangeError(`Nothing is counted for ${code} in ${period}.`);
  return cells;
}

function provinceCells(model: ReleaseModel, quarter: Quarter, phenomenon: Phenomenon | null): number[] {
  const wanted = phenomenon === null ? phenomena : [phenomenon];
  return wanted.flatMap((kind) => model.phenomenonCells.get(phenomenonKey(quarter, kind)) ?? []);
}

function regionCells(model: ReleaseModel, { code, period }: ReleaseRow, geography: Geography): number[] {
  const region = regionsOf(geography.placesOn(lastDayOf(period))).find((known) => known.code === code);
  return model.quarters
    .filter((quarter) => quarter.period === period && region?.members.includes(quarter.place))
    .map(({ cell }) => cell);
}

function addCell({ system, truth }: Pick<ReleaseModel, 'system' | 'truth'>, n: number): number {
  truth.push(BigInt(n));
  return system.cells.push({ lo: 0n, hi: null }) - 1;
}

/** lo ≤ Σ plus − Σ minus ≤ hi. */
function addRow(
  { system }: Pick<ReleaseModel, 'system'>,
  plus: readonly number[],
  minus: readonly number[],
  lo: bigint | null,
  hi: bigint | null,
): Row {
  const coefs = [...plus.map(() => 1n), ...minus.map(() => -1n)];
  const row = { cells: [...plus, ...minus], coefs, lo, hi };
  system.rows.push(row);
  return row;
}

/**
 * The same year with a cell for every phenomenon of some quarters of places. What is left of a phenomenon for all other
 * places must not go below 0; how those share it needs no cells, for the same reason as before.
 */
export function withAtoms(
  model: ReleaseModel,
  quarters: readonly Quantity[],
  tally: Tally,
): { model: ReleaseModel; atoms: (Quantity & { phenomenon: Phenomenon })[] } {
  const finer = {
    ...model,
    truth: [...model.truth],
    system: { cells: [...model.system.cells], rows: [...model.system.rows] },
  };
  const atoms = quarters.flatMap(({ place, period, cell: total }) => {
    const own = phenomena.map((phenomenon) => {
      const cell = addCell(finer, tally.inPlace(period, place, phenomenon));
      return { place, period, phenomenon, cell };
    });
    addRow(
      finer,
      [total],
      own.map(({ cell }) => cell),
      0n,
      0n,
    );
    return own;
  });
  const shares = Map.groupBy(atoms, ({ period, phenomenon }) => phenomenonKey(period, phenomenon));
  for (const [key, own] of shares) {
    addRow(
      finer,
      [model.phenomenonCells.get(key) as number],
      own.map(({ cell }) => cell),
      0n,
      null,
    );
  }
  return { model: finer, atoms };
}
