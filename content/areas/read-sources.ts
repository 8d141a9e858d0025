import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const position = z.tuple([z.number(), z.number()]);
const polygon = z.array(z.array(position).min(4)).min(1);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const collection = z.object({
  features: z
    .array(z.object({ id: z.string(), properties: z.object({ naam: z.string() }), geometry }))
    .min(1),
});

/** Columns of the CSV that are used; the others may be there or not. */
const row = z.object({
  gm_code: z.string().regex(/^GM\d{4}$/),
  name: z.string().min(1),
  veiligheidsregio_code: z.string(),
  veiligheidsregio: z.string(),
  year: z.coerce.number().int(),
  inhabitants: z.coerce.number().int(),
  households: z.coerce.number().int(),
  land_km2: z.coerce.number(),
  address_density_oad: z.coerce.number(),
  urbanity_class_1to5: z.coerce.number().int(),
  farms: z.coerce.number().int(),
  farms_year: z.coerce.number().int(),
});

export type Row = z.output<typeof row>;
export type SourceShape = { id: string; name: string; polygons: [number, number][][][] };

/** Reads one GeoJSON file of polygons in WGS84; rings come back without the repeated last position. */
export function readShapes(folder: string, file: string): SourceShape[] {
  const { features } = collection.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return features.map(({ id, properties, geometry: shape }) => {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    return {
      id,
      name: properties.naam,
      polygons: polygons.map((rings) => rings.map((ring) => ring.slice(0, -1))),
    };
  });
}

export function readRows(folder: string, file: string): Row[] {
  const [header, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  const columns = (header as string).split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return row.parse(Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
  });
}
