import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { confidentialCsv } from './confidential-csv.ts';
import type { Cell } from './csv-cell.ts';
import type { DensityArea, DensityTable } from './density-page.schema.ts';

/** The figures of the page. Where too little was expected, what compares is left out as on the page. */
export function densityCsv({ areas, elsewhere }: DensityTable): string {
  const heading = Object.values(words.csv);
  const rows = areas.map((area) => [...countsOf(area), ...comparisonOf(area)]);
  const apart = elsewhere.map(({ code, name, observed }) => {
    const blank = Array<null>(heading.length - 5).fill(null);
    return [code, name, null, observed, ...blank, words.elsewhere.state];
  });
  return confidentialCsv(heading, [...rows, ...apart]);
}

function countsOf(area: DensityArea): Cell[] {
  return [
    ...[area.code, area.name, area.population, area.observed],
    ...[area.rate, ...bounds(area.rateInterval), per10000(area.marshall), per10000(area.marshallLocal)],
    area.expected,
  ];
}

function comparisonOf(area: DensityArea): Cell[] {
  const { ratio, posterior, pLow, qLow, signals, funnel, state } = area;
  const sayable = state !== null && state !== 'te weinig verwacht om iets te zeggen';
  const figures = [
    ...[ratio, ...bounds(area.interval), ...bounds(area.midP)],
    ...[posterior?.mean, posterior?.lo, posterior?.hi, posterior?.pBelow075, pLow, qLow],
    ...[yesOrNo(signals.underReported), yesOrNo(signals.low), funnel && words.funnelPlaces[funnel]],
  ];
  return [...figures.map((figure) => (sayable ? figure : null)), state];
}

const bounds = (interval: DensityArea['interval']): Cell[] => interval ?? [null, null];
const per10000 = (rate: number | null) => (rate === null ? null : rate * 1e4);
const yesOrNo = (holds: boolean) => (holds ? words.yes : words.no);
