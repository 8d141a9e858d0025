import { type Area, areaByCode, areaCodeOn, areaSetDays, areasOn, findArea } from './area-sets.ts';

/** `moved`: this name belonged to an area that has since become part of another, or got another name. */
export type AreaOfSlug = { kind: 'area'; area: Area } | { kind: 'moved'; to: Area };

/** The area that an address names on a day; also by a name from before a boundary change. Null: never heard of it. */
export function areaOfSlug(slug: string, day: string): AreaOfSlug | null {
  const area = areasOn(day).find((each) => each.slug === slug);
  if (area) return { kind: 'area', area };
  const former = earlierAreas(day).find((each) => each.slug === slug);
  return former ? { kind: 'moved', to: areaByCode(areaCodeOn(former.code, day), day) } : null;
}

/** The area that a code of then or now means on a day; null for a code that no set knows until then. */
export function presentArea(code: string, day: string): Area | null {
  const known = areaSetDays.some((each) => each <= day && findArea(code, each) !== null);
  return known ? areaByCode(areaCodeOn(code, day), day) : null;
}

/** An area that went up in this one; `since` is the first day without it. */
export type FormerArea = { code: string; name: string; since: string };

/** Areas that have become part of this one, as far as the sets go back. */
export function formerAreasOf(code: string, day: string): FormerArea[] {
  return earlierAreas(day)
    .filter((former) => findArea(former.code, day) === null && areaCodeOn(former.code, day) === code)
    .map((former) => ({ code: former.code, name: former.name, since: firstDayWithout(former.code) }));
}

/** Areas of the sets before the one of that day, the latest set first, each code once. */
function earlierAreas(day: string): Area[] {
  const days = areaSetDays.filter((each) => each <= day).slice(0, -1);
  const areas = days.toReversed().flatMap((each) => areasOn(each));
  return areas.filter(({ code }, at) => areas.findIndex((each) => each.code === code) === at);
}

function firstDayWithout(code: string): string {
  const last = areaSetDays.findLastIndex((day) => findArea(code, day) !== null);
  return areaSetDays[last + 1] as string;
}
