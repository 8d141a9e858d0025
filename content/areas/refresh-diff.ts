import type { AreaRecord } from './area-file.schema.ts';
import { type AreaShape, decodeShapes } from './decode-shapes.ts';
import { goldenPlaces } from './golden-places.ts';
import type { AreaFiles } from './make-area-set.ts';
import { measureOverlap } from './refresh-overlap.ts';

/** Smaller changes of a size are the drawing of the line. */
const visibleKm2 = 0.05;

/** What changes from one set to another, one line each, for the person who decides whether to write. */
export function describeChanges(before: AreaFiles, after: AreaFiles): string[] {
  const [old, fresh] = [byCode(before), byCode(after)];
  const shapes = [decodeShapes(before.full), decodeShapes(after.full)] as const;
  const lines = [
    ...[...fresh.values()]
      .filter(({ code }) => !old.has(code))
      .map(({ code, name, region }) => `+ ${code} ${name}, ${region?.name ?? 'water'}: new`),
    ...[...old.values()]
      .filter(({ code }) => !fresh.has(code))
      .map(({ code, name }) => {
        const successor = after.full.successors[code] ?? '';
        return `- ${code} ${name}: gone, goes on in ${successor} ${fresh.get(successor)?.name ?? ''}`.trimEnd();
      }),
    ...[...fresh.values()].flatMap((area) => areaChanges(old.get(area.code), area)),
    ...borderChanges(...shapes, fresh),
    ...placeChanges(...shapes),
  ];
  return lines.length > 0 ? lines : ['  no differences'];
}

const byCode = ({ full }: AreaFiles) => new Map(full.areas.map((area) => [area.code, area]));

function areaChanges(old: AreaRecord | undefined, fresh: AreaRecord): string[] {
  if (!old) return [];
  const head = `~ ${fresh.code} ${fresh.name}:`;
  const lines: string[] = [];
  if (old.name !== fresh.name) lines.push(`${head} was called ${old.name}`);
  if (old.slug !== fresh.slug) lines.push(`${head} its pages move from /${old.slug} to /${fresh.slug}`);
  if (old.region?.code !== fresh.region?.code)
    lines.push(`${head} region ${old.region?.code} → ${fresh.region?.code}`);
  if (old.validFrom !== fresh.validFrom || old.validTo !== fresh.validTo)
    lines.push(`${head} valid ${period(old)} → ${period(fresh)}`);
  return [...lines, ...figureChanges(head, old, fresh)];
}

const period = ({ validFrom, validTo }: AreaRecord) => `${validFrom} to ${validTo ?? 'now'}`;

function figureChanges(head: string, old: AreaRecord, fresh: AreaRecord): string[] {
  return (Object.keys(fresh.figures) as (keyof AreaRecord['figures'])[]).flatMap((key) => {
    const [one, other] = [old.figures[key], fresh.figures[key]];
    if (!one || !other || (one[0] === other[0] && one[1] === other[1])) return [];
    const percent = one[0] > 0 ? ((other[0] / one[0] - 1) * 100).toFixed(1) : '?';
    const change = one[0] === other[0] ? '' : ` (${percent.startsWith('-') ? '' : '+'}${percent} %)`;
    return [`${head} ${key} ${one[0]} (${one[1]}) → ${other[0]} (${other[1]})${change}`];
  });
}

function borderChanges(old: AreaShape[], fresh: AreaShape[], areas: Map<string, AreaRecord>): string[] {
  const sums = new Map<string, { gained: number; lost: number }>();
  const of = (code: string) => {
    const known = sums.get(code) ?? { gained: 0, lost: 0 };
    sums.set(code, known);
    return known;
  };
  for (const { before, after, km2 } of measureOverlap(old, fresh)) {
    if (before === after) continue;
    if (before) of(before).lost += km2;
    if (after) of(after).gained += km2;
  }
  return [...sums].flatMap(([code, { gained, lost }]) => {
    if (!areas.has(code) || Math.max(gained, lost) < visibleKm2) return [];
    const km2 = `+${gained.toFixed(2)} km² and -${lost.toFixed(2)} km²`;
    return [`~ ${code} ${areas.get(code)?.name}: border, ${km2}`];
  });
}

/** By the shapes alone, the same for both: the look-up of the product adds a strip of shore to the land. */
function placeChanges(old: AreaShape[], fresh: AreaShape[]): string[] {
  return goldenPlaces.flatMap(({ name, lon, lat, expected }) => {
    const [was, is] = [areaAt(old, [lon, lat]), areaAt(fresh, [lon, lat])];
    if (was === is) return [];
    return [`! golden place ${name}: ${was} → ${is}${is === expected ? '' : ` (expected ${expected})`}`];
  });
}

function areaAt(shapes: AreaShape[], [x, y]: [number, number]): string | null {
  const around = shapes.find(({ polygons }) => {
    let inside = false;
    for (const ring of polygons.flat()) {
      for (const [at, [bx, by]] of ring.slice(1).entries()) {
        const [ax, ay] = ring[at] as [number, number];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  });
  return around?.code ?? null;
}
