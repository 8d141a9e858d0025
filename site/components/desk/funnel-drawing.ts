import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { DensityArea, FunnelLimits } from '#api/counts/density-page.schema.ts';
import { isSayable } from './density-words.ts';

export const funnelSize = { width: 424, height: 344 };
const edges = { left: 34, right: 8, top: 30, bottom: 42 };
/** The ratio at the upper edge: room for what is there, but one far point must not flatten the rest. */
const [leastTop, mostTop] = [2, 4];
const [letter, lineHeight] = [6.6, 15];

type Limit = Exclude<keyof FunnelLimits, 'expected'>;
export type FunnelPoint = {
  code: string;
  x: number;
  y: number;
  outside: boolean;
  beyond: boolean;
  label: Label | null;
};
type Label = { x: number; y: number; text: string; before: boolean };
type Tick = { at: number; value: number };

export type FunnelDrawing = {
  paths: Record<Limit, string>;
  /** Height of "as expected". */
  equal: number;
  xTicks: Tick[];
  yTicks: Tick[];
  points: (FunnelPoint & { area: DensityArea })[];
  plot: { left: number; right: number; top: number; bottom: number };
};

/** The funnel as paths and places in its own units; null without anything to draw. Points by number of inhabitants. */
export function drawFunnel(
  areas: readonly DensityArea[],
  limits: readonly FunnelLimits[],
): FunnelDrawing | null {
  const [first, last] = [limits[0], limits.at(-1)];
  if (!first || !last) return null;
  const shown = areas.filter(isSayable);
  const plot = {
    ...{ left: edges.left, right: funnelSize.width - edges.right },
    ...{ top: edges.top, bottom: funnelSize.height - edges.bottom },
  };
  const top = Math.min(Math.max(leastTop, ...shown.map(({ ratio }) => (ratio ?? 0) * 1.1)), mostTop);
  const x = scaleLog([first.expected, last.expected], [plot.left, plot.right]);
  const y = scaleLinear([0, top], [plot.bottom, plot.top]);
  const pathOf = (limit: Limit) =>
    line<FunnelLimits>(
      (at) => round(x(at.expected)),
      (at) => round(y(at[limit])),
    ).defined((at) => at[limit] <= top)(limits) ?? '';
  return {
    ...{ plot, equal: round(y(1)) },
    paths: {
      low998: pathOf('low998'),
      low95: pathOf('low95'),
      high95: pathOf('high95'),
      high998: pathOf('high998'),
    },
    xTicks: expectedTicks(first.expected, last.expected).map((value) => ({ at: round(x(value)), value })),
    yTicks: y.ticks(5).map((value) => ({ at: round(y(value)), value })),
    points: labelled(
      shown.map((area) => {
        const [ratio, beyond] = [area.ratio ?? 0, (area.ratio ?? 0) > top];
        const place = { x: round(x(area.expected ?? 1)), y: round(y(Math.min(ratio, top))), beyond };
        return { area, code: area.code, ...place, outside: area.funnel !== 'inside', label: null };
      }),
      plot.right,
    ),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** 1, 2 and 5 times a power of ten; only the powers where those would be too many. */
function expectedTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: 13 }, (_, at) => 10 ** at);
  const fine = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  const within = (ticks: number[]) => ticks.filter((tick) => tick >= least && tick <= most);
  return within(fine).length <= 8 ? within(fine) : within(powers);
}

/** A name beside every point outside the funnel, as long as it covers no other name. */
function labelled<T extends FunnelPoint & { area: DensityArea }>(points: T[], right: number): T[] {
  const taken: { from: number; to: number; y: number }[] = [];
  return points.map((point) => {
    if (!point.outside) return point;
    const width = point.area.name.length * letter;
    const before = point.x + 11 + width > right;
    const [x, y] = [before ? point.x - 11 : point.x + 11, point.y + 4.5];
    const [from, to] = before ? [x - width, x] : [x, x + width];
    if (taken.some((other) => from < other.to && other.from < to && Math.abs(y - other.y) < lineHeight))
      return point;
    taken.push({ from, to, y });
    return { ...point, label: { x, y: round(y), text: point.area.name, before } };
  });
}
