import { areaDensities } from '#campaigns/areas/area-densities.ts';
import { type Area, areasOn } from '#content/areas/area-sets.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import { densityArea, withoutFigures } from './density-area.ts';
import { withExpectation } from './density-expectation.ts';
import type { DensityArea, DensityModel, DensityTable } from './density-page.schema.ts';

export type ProvinceDensities = Pick<DensityTable, 'areas' | 'expectation' | 'global'>;

/** `day`: whose municipalities; `years`: how long reports could come in, 0 before the period has begun. */
type Frame = { day: string; years: number; model: DensityModel };

/** Questions of a working day; the one that was asked longest ago goes first. */
const mostRemembered = 100;
const remembered = new Map<string, ProvinceDensities>();

/**
 * What the counts of all municipalities say, in the order of the set. The answer follows from the counts and the frame
 * alone, so the same counts are not reckoned with twice: a page of figures is asked for far more often than it changes.
 */
export function provinceDensities(counts: ReadonlyMap<string, number>, frame: Frame): ProvinceDensities {
  const municipalities = areasOn(frame.day).filter(({ kind }) => kind === 'municipality');
  const observed = municipalities.map(({ code }) => counts.get(code) ?? 0);
  const key = JSON.stringify([frame.day, frame.years, frame.model, observed]);
  const answer = remembered.get(key) ?? reckoned(municipalities, observed, frame);
  remembered.delete(key);
  remembered.set(key, answer);
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value as string);
  return answer;
}

function reckoned(
  municipalities: readonly Area[],
  observed: readonly number[],
  { day, years, model }: Frame,
): ProvinceDensities {
  const inhabited = municipalities.filter(isInhabited);
  const codes = new Set(inhabited.map(({ code }) => code));
  const around = neighboursOn(day);
  const counted = municipalities.flatMap((area, at) => {
    if (!isInhabited(area)) return [];
    return {
      ...{
        code: area.code,
        observed: observed[at] as number,
        population: area.figures.population?.value ?? 0,
      },
      // A ratio does not depend on a length that all areas share: before the period has begun any will do.
      years: years > 0 ? years : 1,
      neighbours: around.get(area.code)?.filter((other) => codes.has(other)) ?? [],
    };
  });
  const { areas, expectation } = withExpectation(model, counted, inhabited, day);
  const { areas: densities, global } = areaDensities(areas);
  const figures = new Map(densities.map((density) => [density.code, density]));
  const tau2 = global.funnel.tau2 ?? 0;
  const shown = municipalities.map((area, at): DensityArea => {
    const density = figures.get(area.code);
    const own = observed[at] as number;
    return density ? densityArea(area, own, { density, years, tau2 }) : withoutFigures(area, own);
  });
  return { areas: shown, expectation, global: { ...global, marshall: years > 0 ? global.marshall : null } };
}

const isInhabited = ({ figures }: Area) => (figures.population?.value ?? 0) > 0;
