import { dayOf } from '#api/counts/week.ts';
import type { AreaLookUps } from '#api/reports/locate-report.ts';
import { type Area, areasOn, findArea } from '#content/areas/area-sets.ts';
import { createAreaLocator } from './locate-area.ts';

export type AreasOfToday = AreaLookUps & {
  areasToday: () => Area[];
  areaChoices: () => { municipalities: Choice[]; waters: Choice[] };
};
type Choice = { code: string; name: string };
type Locator = ReturnType<typeof createAreaLocator>;

/** A locator takes a moment to make and is good for all days of its set of areas. */
const locators = new Map<Area[], Locator>();

function locatorOf(areas: Area[], day: string): Locator {
  const locator = locators.get(areas) ?? createAreaLocator(day);
  locators.set(areas, locator);
  return locator;
}

/** Areas as they are on the day of the clock; a set that becomes valid at midnight is used from then on. */
export function areasOfToday(now: () => number): AreasOfToday {
  let prepared: { day: string; locate: Locator; areas: Area[] } | null = null;
  const today = () => {
    const day = dayOf(now());
    if (prepared?.day === day) return prepared;
    const areas = areasOn(day);
    prepared = { day, locate: locatorOf(areas, day), areas };
    return prepared;
  };
  const choices = (kind: Area['kind']) =>
    today()
      .areas.filter((area) => area.kind === kind)
      .map(({ code, name }) => ({ code, name }))
      .sort((left, right) => left.name.localeCompare(right.name, 'nl'));
  return {
    areaAt: (lon, lat) => today().locate(lon, lat),
    areaOf: (code) => findArea(code, today().day),
    areasToday: () => today().areas,
    areaChoices: () => ({ municipalities: choices('municipality'), waters: choices('water') }),
  };
}
