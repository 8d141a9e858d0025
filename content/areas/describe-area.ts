import type { AreaRecord } from './area-file.schema.ts';
import { type AreaSetPlan, officialNames } from './area-sources.ts';
import { type Polygons, vertexKey } from './cut-arcs.ts';
import { boxOf, labelPoint } from './label-point.ts';
import { waterCode } from './prepare-shapes.ts';
import type { Row, SourceShape } from './read-sources.ts';
import type { Metres } from './simplify-arcs.ts';

type AreaSet = { plan: AreaSetPlan; land: Map<string, Polygons> };
type Task = { land: Map<string, Polygons>; rows: Row[]; plan: AreaSetPlan; metres: Metres } & {
  earlier?: AreaSet;
  later?: AreaSet;
};

export function describeMunicipality({ land, rows, plan, earlier, later, metres }: Task): AreaRecord[] {
  const missing = [...land.keys()].filter((code) => !rows.some((row) => row.gm_code === code));
  if (missing.length > 0) throw new Error(`No figures for ${missing.join(', ')}.`);
  const lost = rows.filter((row) => !land.has(plan.successors[row.gm_code] ?? row.gm_code));
  if (lost.length > 0) throw new Error(`No borders for ${lost.map((row) => row.gm_code).join(', ')}.`);
  return [...land].map(([code, polygons]) => {
    const own = rows.find((row) => row.gm_code === code) as Row;
    const joined = rows.filter((row) => (plan.successors[row.gm_code] ?? row.gm_code) === code);
    const name = officialNames[code] ?? own.name;
    const unchanged = earlier && isSameShape(earlier.land.get(code), polygons);
    const ends = later && !isSameShape(later.land.get(code), polygons);
    return {
      code,
      name,
      slug: slugOf(name),
      kind: 'municipality' as const,
      indicative: false,
      validFrom: unchanged ? earlier.plan.validFrom : plan.validFrom,
      validTo: ends ? dayBefore(later.plan.validFrom) : null,
      region: { code: own.veiligheidsregio_code, name: own.veiligheidsregio },
      figures: figuresOf(joined),
      label: labelOf(polygons, land, metres),
    };
  });
}

export function describeWater(
  shapes: SourceShape[],
  waters: Map<string, Polygons>,
  land: Map<string, Polygons>,
  firstPlan: AreaSetPlan,
  metres: Metres,
): AreaRecord[] {
  return shapes.map(({ id, name }) => ({
    code: waterCode(id),
    name,
    slug: slugOf(id),
    kind: 'water' as const,
    indicative: true,
    validFrom: firstPlan.validFrom,
    validTo: null,
    region: null,
    figures: { population: null, households: null, landKm2: null, farms: null, urbanity: null },
    label: labelOf(waters.get(waterCode(id)) as Polygons, land, metres),
  }));
}

function figuresOf(rows: Row[]): AreaRecord['figures'] {
  const [first] = rows as [Row];
  const sum = (column: 'inhabitants' | 'households' | 'land_km2' | 'farms') =>
    Math.round(rows.reduce((total, row) => total + row[column], 0) * 100) / 100;
  return {
    population: [sum('inhabitants'), first.year, 'kwb-2024'],
    households: [sum('households'), first.year, 'kwb-2024'],
    landKm2: [sum('land_km2'), first.year, 'kwb-2024'],
    farms: [sum('farms'), first.farms_year, 'farms-80781ned'],
    urbanity:
      rows.length === 1
        ? [first.urbanity_class_1to5, first.year, 'kwb-2024']
        : [urbanityOf(rows, sum('households')), first.year, 'joined-own'],
  };
}

/** CBS classes by addresses per km² in the surroundings: 2,500, 1,500, 1,000 and 500. */
function urbanityOf(rows: Row[], households: number): number {
  const density =
    rows.reduce((total, row) => total + row.address_density_oad * row.households, 0) / households;
  return 1 + [2500, 1500, 1000, 500].filter((limit) => density < limit).length;
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

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
