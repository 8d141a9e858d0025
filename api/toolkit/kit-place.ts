import { type Area, areasOn } from '#content/areas/area-sets.ts';
import { areaOfSlug, presentArea } from '#content/areas/area-slugs.ts';
import { fitsWater } from '#content/kits/fits-water.ts';
import type { Kit } from '#content/kits/kit.schema.ts';

/** Stands for the whole province in an address. */
export const provinceSlug = 'noord-holland';

/** Where material is for; `area: null` is the whole province. */
export type KitPlace = { kind: 'place'; area: Area | null } | { kind: 'unknown' } | { kind: 'on-the-water' };

/** The place that a slug names on a day; a kit about barns and attics is for no water. */
export function kitPlace(kit: Kit, slug: string, today: string): KitPlace {
  if (slug === provinceSlug) return { kind: 'place', area: null };
  const found = areaOfSlug(slug.toLowerCase(), today);
  if (found === null) return { kind: 'unknown' };
  const area = found.kind === 'moved' ? found.to : found.area;
  return area.region === null && !fitsWater(kit) ? { kind: 'on-the-water' } : { kind: 'place', area };
}

/** All areas in which a kit can be used. */
export const kitAreas = (kit: Kit, today: string): Area[] =>
  areasOn(today).filter(({ region }) => region !== null || fitsWater(kit));

/** Whether areas, by their codes of then or now, hold all of a place. */
export function coversPlace(codes: readonly string[], area: Area | null, today: string): boolean {
  const covered = new Set(codes.map((code) => presentArea(code, today)?.code));
  return (area === null ? areasOn(today) : [area]).every(({ code }) => covered.has(code));
}
