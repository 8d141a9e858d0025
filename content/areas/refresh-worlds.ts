import assert from 'node:assert/strict';
import type { Limits } from './refresh-download.ts';
import { readPresentSets } from './refresh-present.ts';
import { type Municipality, startStandIn, unite, type World, worldOn } from './refresh-stand-in.ts';
import { type Change, refreshYear, type Wish } from './refresh-year.ts';

/** For tests: worlds that a stand-in shows, and a refresh of the product's own sets from them. */
export const present = readPresentSets(import.meta.dirname);
export const limits: Limits = { timeoutSeconds: 20, maxBytes: 20_000_000 };

export async function refreshed(
  world: World,
  wish: Partial<Wish> = {},
  bounds: Limits = limits,
): Promise<Change[]> {
  const standIn = await startStandIn(world);
  try {
    const asked = { year: world.year, figuresYear: world.figuresYear, successors: {}, regions: {}, ...wish };
    return await refreshYear(asked, present, { origin: standIn.origin, limits: bounds });
  } finally {
    await standIn.stop();
  }
}

export function municipality(world: World, code: string): Municipality {
  const found = world.municipalities.find((one) => one.code === code);
  assert.ok(found);
  return found;
}

/** Wijdemeren joins Hilversum, as CBS would publish it. */
export function mergedWorld(): World {
  const world = worldOn('2026-12-31', 2027);
  const [hilversum, wijdemeren] = [municipality(world, 'GM0402'), municipality(world, 'GM1696')];
  hilversum.polygons = unite([hilversum, wijdemeren]);
  for (const key of ['population', 'households', 'landKm2'] as const) hilversum[key] += wijdemeren[key];
  world.municipalities = world.municipalities.filter((one) => one !== wijdemeren);
  return world;
}
