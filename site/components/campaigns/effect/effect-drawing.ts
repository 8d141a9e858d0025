import { scaleBand, scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { EffectAnswer } from '#api/campaigns/effect-page.schema.ts';

export const chartSize = { width: 440, height: 300 };
const edges = { left: 26, right: 6, top: 44, bottom: 52 };
/** One label below the axis needs about this much room, in units of the drawing. */
const labelRoom = 30;

type Series = EffectAnswer['series'];
export type Drawn = {
  bars: { x: number; y: number; width: number; height: number; month: string; observed: number }[];
  band: string;
  expected: string;
  controls: string;
  washIn: { x: number; width: number } | null;
  start: number;
  end: number | null;
  spans: { phase: 'baseline' | 'outcome'; from: number; to: number }[];
  marks: { x: number; number: number }[];
  months: { x: number; text: string; year: string | null }[];
  counts: { y: number; text: string }[];
  plot: { left: number; right: number; top: number; bottom: number };
};

const month = new Intl.DateTimeFormat('nl-NL', { month: 'short', timeZone: 'UTC' });

/** The chart in its own units: bars, the expected band, controls and what happened meanwhile. Null without months. */
export function drawEffect(effect: EffectAnswer): Drawn | null {
  const { series, confounders, from, to } = effect;
  const first = series[0];
  const last = series.at(-1);
  if (!first || !last) return null;
  const plot = {
    ...{ left: edges.left, right: chartSize.width - edges.right },
    ...{ top: edges.top, bottom: chartSize.height - edges.bottom },
  };
  const most = Math.max(
    4,
    ...series.map(({ observed, high, controls }) => Math.max(observed, high ?? 0, controls ?? 0)),
  );
  const x = scaleBand(
    series.map((one) => one.month),
    [plot.left, plot.right],
  );
  const y = scaleLinear([0, most], [plot.bottom, plot.top]).nice(4);
  const at = (one: string) => round(x(one) ?? plot.left);
  const dayAt = (day: string) => placeOf(day, series, at, x.bandwidth());
  const place = { at, y, width: x.bandwidth() };
  return {
    plot,
    bars: series.map(({ month: name, observed }) => ({
      ...{ x: round(at(name) + x.bandwidth() * 0.18), width: round(x.bandwidth() * 0.64) },
      ...{ y: round(y(observed)), height: round(plot.bottom - y(observed)), month: name, observed },
    })),
    ...linesOf(series, place),
    washIn: washInOf(effect, dayAt),
    start: dayAt(from),
    end: to === null || to.slice(0, 7) > last.month ? null : dayAt(to),
    spans: (['baseline', 'outcome'] as const).map((phase) => ({
      phase,
      from: dayAt(effect.windows[phase].firstDay),
      to: dayAt(dayAfter(effect.windows[phase].lastDay)),
    })),
    marks: confounders.flatMap((one, index) =>
      one.to.slice(0, 7) < first.month || one.from.slice(0, 7) > last.month
        ? []
        : [{ x: dayAt(one.from < `${first.month}-01` ? `${first.month}-01` : one.from), number: index + 1 }],
    ),
    months: labelsOf(series, place),
    counts: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((count) => ({ y: round(y(count)), text: String(count) })),
  };
}

type Place = { at: (month: string) => number; y: (count: number) => number; width: number };

function linesOf(series: Series, { at, y, width }: Place): Pick<Drawn, 'band' | 'expected' | 'controls'> {
  const known = series.filter(({ expected }) => expected !== null);
  const last = known.at(-1);
  // A step lasts until the next month begins: the last one gets an end of its own.
  const steps = [...known.map((one) => ({ ...one, x: at(one.month) }))];
  if (last) steps.push({ ...last, x: at(last.month) + width });
  type Step = (typeof steps)[number];
  const compared = series.filter(({ controls }) => controls !== null);
  return {
    band:
      area<Step>()
        .curve(curveStepAfter)
        .x((one) => round(one.x))
        .y0((one) => round(y(one.low ?? 0)))
        .y1((one) => round(y(one.high ?? 0)))(steps) ?? '',
    expected:
      line<Step>()
        .curve(curveStepAfter)
        .x((one) => round(one.x))
        .y((one) => round(y(one.expected ?? 0)))(steps) ?? '',
    controls:
      line<Series[number]>()
        .x((one) => round(at(one.month) + width / 2))
        .y((one) => round(y(one.controls ?? 0)))(compared) ?? '',
  };
}

/** From the first day of the campaign until what is measured begins. */
function washInOf({ from, windows }: EffectAnswer, dayAt: (day: string) => number): Drawn['washIn'] {
  const width = round(dayAt(windows.outcome.firstDay) - dayAt(from));
  return width > 0 ? { x: dayAt(from), width } : null;
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** January with its year, and as many other months as there is room for. */
function labelsOf(series: Series, { at, width }: Place): Drawn['months'] {
  const every = Math.max(1, Math.ceil(labelRoom / width));
  const step = [1, 2, 3, 6, 12].find((months) => months >= every) ?? 12;
  return series.flatMap(({ month: name }) => {
    const [year, number] = name.split('-').map(Number) as [number, number];
    if ((number - 1) % step !== 0) return [];
    const text = month.format(new Date(Date.UTC(year, number - 1, 15))).replace('.', '');
    return [{ x: round(at(name) + width / 2), text, year: number === 1 ? String(year) : null }];
  });
}

/** A day within the drawn months; one beyond them stands on the edge. */
function placeOf(day: string, series: Series, at: (month: string) => number, width: number): number {
  const name = day.slice(0, 7);
  const last = series.at(-1)?.month ?? name;
  if (name > last) return round(at(last) + width);
  if (name < (series[0]?.month ?? name)) return at(series[0]?.month ?? name);
  const days = Temporal.PlainYearMonth.from(name).daysInMonth;
  return round(at(name) + (width * (Number(day.slice(8)) - 1)) / days);
}

const round = (value: number) => Math.round(value * 10) / 10;
