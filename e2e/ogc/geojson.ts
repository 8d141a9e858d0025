import { z } from 'zod';

const position = z.tuple([z.number(), z.number()]);
const ring = z.array(position).min(4);
const geometry = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)).min(1),
});
const link = z.strictObject({ href: z.url(), rel: z.string(), type: z.string(), title: z.string() });
const properties = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** RFC 7946 and the schemas of OGC API – Features, as narrow as what we give. */
export const feature = z.strictObject({
  type: z.literal('Feature'),
  id: z.string().min(1),
  geometry: geometry.nullable(),
  properties,
  links: z.array(link).optional(),
});
export const featureCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  links: z.array(link),
  numberMatched: z.int().min(0),
  numberReturned: z.int().min(0),
  features: z.array(feature),
});
export type Feature = z.output<typeof feature>;
export type Link = z.output<typeof link>;

type Position = z.output<typeof position>;

/** What RFC 7946 §3.1.6 asks of rings and a schema cannot see: closed, shells counter-clockwise, holes clockwise. */
export function ringFaults({ id, geometry: shape }: Feature): string[] {
  return (shape?.coordinates ?? []).flatMap((rings) =>
    rings.flatMap((positions, at) => {
      const closed = positions[0]?.join() === positions.at(-1)?.join();
      const turned = signedArea(positions) > 0 === (at === 0);
      return [...(closed ? [] : [`${id}: open ring`]), ...(turned ? [] : [`${id}: ring ${at} turned`])];
    }),
  );
}

function signedArea(positions: Position[]): number {
  return positions.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = positions[at + 1] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
