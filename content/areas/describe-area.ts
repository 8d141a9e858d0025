import type { AreaRecord } from './area-file.schema.ts';
import { areaSlug } from './area-slug.ts';
import type { AreaSetPlan } from './area-sources.ts';
import { type Polygons, vertexKey } from './cut-arcs.ts';
import { boxOf, labelPoint } from './label-point.ts';
import { joinFigures, type MunicipalityRecord } from './municipality-record.ts';
import { waterCode } from './prepare-shapes.ts';
import type { Metres } from './simplify-arcs.ts';

type AreaSet = { plan: AreaSetPlan; land: Map<string, Polygons> };
type Task = {
  land: Map<string, Polygons>;
  records: MunicipalityRecord[];
  plan: AreaSetPlan;
  metres: Metres;
} & {
  earlier?: AreaSet;
  later?: AreaSet;
};

export function describeMunicipality({ land, records, plan, earlier, later, metres }: Task): AreaRecord[] {
  const missing = [...land.keys()].filter((code) => !records.some((record) => record.code === code));
  if (missing.length > 0) throw new Error(`No figures for ${missing.join(', ')}.`);
  const lost = records.filter((record) => !land.has(plan.successors[record.code] ?? record.code));
  if (lost.length > 0) throw new Error(`No borders for ${lost.map((record) => record.code).join(', ')}.`);
  return [...land].map(([code, polygons]) => {
    const { name, region } = records.find((record) => record.code === code) as MunicipalityRecord;
    const joined = records.filter((record) => (plan.successors[record.code] ?? record.code) === code);
    const unchanged = earlier && isSameShape(earlier.land.get(code), polygons);
    const ends = later && !isSameShape(later.land.get(code), polygons);
    return {
      code,
      name,
      slug: areaSlug(name),
      kind: 'municipality' as const,
      indicative: false,
      validFrom: unchanged ? earlier.plan.validFrom : plan.validFrom,
      validTo: ends ? dayBefore(later.plan.validFrom) : null,
      region,
      figures: joinFigures(joined),
      label: labelOf(polygons, land, metres),
    };
  });
}

export type WaterName = { id: string; name: string };

export function describeWater(
  names: WaterName[],
  waters: Map<string, Polygons>,
  land: Map<string, Polygons>,
  firstDay: string,
  metres: Metres,
): AreaRecord[] {
  return names.map(({ id, name }) => ({
    code: waterCode(id),
    name,
    slug: areaSlug(id),
    kind: 'water' as const,
    indicative: true,
    validFrom: firstDay,
    validTo: null,
    region: null,
    figures: { population: null, households: null, landKm2: null, farms: null, urbanity: null },
    label: labelOf(waters.get(waterCode(id)) as Polygons, land, metres),
  }));
}

function labelOf(polygons: Polygons, land: Map<string, Polygons>, metres: Metres): [number, number] {
  const province = boxOf([...land.values()].flat(3));
  const [x, y] = labelPoint(polygons, province, metres);
  return [x / 100_000, y / 100_000];
}

function isSameShape(one: Polygons | undefined, other: Polygons): boolean {
  const text = (polygons: Polygons) => polygons.flat(2).map(vertexKey).sort().join(' ');
  return one !== undefined && text(one) === text(other);
}

export const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
