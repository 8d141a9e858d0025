import { type Phenomenon, phenomena } from '#content/taxonomy/phenomena.ts';
import { cellEnds } from './cell-ends.ts';
import type { Geography } from './geography.ts';
import { holds } from './integer-system.ts';
import type { CellEnds, Pause } from './part-ends.ts';
import type { ReleaseRow } from './release.schema.ts';
import { type Quantity, type ReleaseModel, releaseModel, withAtoms } from './release-model.ts';
import { lastDayOf, type Year, yearOf } from './release-period.ts';
import type { Tally } from './tally.ts';
import { Unproven } from './whole-solver.ts';

/** All published figures, those of every earlier release included, next to the counts that they were made from. */
export type Disclosure = { rows: readonly ReleaseRow[]; tally: Tally; geography: Geography; pause: Pause };

/** A count that gives itself away, and what an attacker can conclude about it. */
export type Exposed = Quantity & { phenomenon: Phenomenon | null; min: number; max: number | null };

/** A year whose figures expose something, with the model in which that shows. */
export type ExposedYear = { year: Year; model: ReleaseModel; exposed: Exposed[] };

/**
 * `exposed`: these figures must not go out together. `contradiction`: they do not fit the counts that they were made
 * from. `unproven`: it could be proved neither way. Only what is `safe` may be published.
 */
export type GateVerdict =
  | { kind: 'safe'; quantities: number }
  | { kind: 'exposed'; years: ExposedYear[] }
  | { kind: 'contradiction' | 'unproven' };

/** Counts below this are never to be found out. */
const smallBelow = 5;

/**
 * Refuses figures from which any place's count (of a phenomenon in a quarter, of a quarter, of a year) (a) has one value
 * left, from 1 to 4, (b) must lie in 1…4 within a width of 3, or (c) must be at least 1 while it is below 5. With figures
 * that fit the truth (a) and (b) are cases of (c), and a point with 0, checked exactly, proves that none holds.
 */
export async function releaseGate(disclosure: Disclosure): Promise<GateVerdict> {
  const years = [...new Set(disclosure.rows.map(({ period }) => yearOf(period)))].sort();
  const exposed: ExposedYear[] = [];
  let quantities = 0;
  try {
    for (const year of years) {
      const model = releaseModel(year, disclosure.rows, disclosure.tally, disclosure.geography);
      if (!holds(model.system, model.truth)) return { kind: 'contradiction' };
      const found = await exposedIn(year, model, disclosure);
      if (found === null) return { kind: 'contradiction' };
      if (found.exposed.length > 0) exposed.push(found);
      quantities += model.years.length + model.quarters.length * (1 + phenomena.length);
    }
  } catch (error) {
    if (error instanceof Unproven) return { kind: 'unproven' };
    throw error;
  }
  return exposed.length > 0 ? { kind: 'exposed', years: exposed } : { kind: 'safe', quantities };
}

async function exposedIn(year: Year, model: ReleaseModel, gate: Disclosure): Promise<ExposedYear | null> {
  const margins = await withEnds(model, gate.pause, async (ends) => {
    const years = await forced(model.years, ends);
    // Where a whole year can be 0, so can everything in it.
    const quarters = await forced(withinYears(year, years, model, gate.geography), ends);
    const exposed = await exposedOf([...years, ...quarters], model, ends);
    return { quarters, exposed };
  });
  if (margins === null) return null;
  if (margins.quarters.length === 0) return { year, model, exposed: margins.exposed };
  const { model: finer, atoms } = withAtoms(model, margins.quarters, gate.tally);
  const small = atoms.filter((atom) => isSmall(atom, finer));
  const exposed = await withEnds(finer, gate.pause, async (ends) =>
    exposedOf(await forced(small, ends), finer, ends),
  );
  return exposed && { year, model: finer, exposed: [...margins.exposed, ...exposed] };
}

async function withEnds<T>(model: ReleaseModel, pause: Pause, ask: (ends: CellEnds) => Promise<T>) {
  const ends = await cellEnds(model.system, pause);
  return ends === null ? null : await ask(ends);
}

type Asked = Quantity & { phenomenon?: Phenomenon };

/** Those of which an attacker knows that there is at least one. */
async function forced<Kind extends Asked>(quantities: readonly Kind[], ends: CellEnds): Promise<Kind[]> {
  const least = await ends.least(quantities.map(({ cell }) => cell));
  return quantities.filter((_, at) => (least[at] as bigint) > 0n);
}

function withinYears(year: Year, years: readonly Quantity[], model: ReleaseModel, geography: Geography) {
  const places = new Set<string | null>(years.map(({ place }) => place)).add(null);
  return model.quarters.filter(({ place }) => places.has(geography.codeOn(place, lastDayOf(year))));
}

const isSmall = ({ cell }: Quantity, { truth }: ReleaseModel) => (truth[cell] as bigint) < smallBelow;

async function exposedOf(forcedOnes: Asked[], model: ReleaseModel, ends: CellEnds): Promise<Exposed[]> {
  const small = forcedOnes.filter((quantity) => isSmall(quantity, model));
  const cells = small.map(({ cell }) => cell);
  const [least, most] = [await ends.least(cells), await ends.most(cells)];
  return small.map((quantity, at) => {
    const max = most[at] as bigint | null;
    return { phenomenon: null, ...quantity, min: Number(least[at]), max: max === null ? null : Number(max) };
  });
}
