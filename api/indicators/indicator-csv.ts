import { confidentialCsv } from '#api/counts/confidential-csv.ts';
import words from '#content/i18n/nl/indicators.json' with { type: 'json' };
import type { IndicatorTable } from './indicator-page.schema.ts';

/** The figures of the page, in the order of the page: by inhabitants. An unknown layer is an empty cell. */
export function indicatorCsv({ areas, layers, layersTotal }: IndicatorTable): string {
  const { code, name, population, index, rankLow, rankHigh, layersUsed, total } = words.csv;
  const stacked = layers.filter((layer) => layer.stacked);
  const apart = layers.filter(
    ({ name: layer, stacked: counts }) => !counts && areas.some(({ incidents }) => layer in incidents),
  );
  const heading = [
    ...[code, name, population, index, rankLow, rankHigh, layersUsed, total],
    ...stacked.map(({ title }) => words.csv.contribution.replace('{{layer}}', title)),
    ...apart.map(({ title }) => words.csv.apart.replace('{{layer}}', title)),
  ];
  const rows = areas.map((area) => [
    ...[area.code, area.name, area.population, area.index, area.rankLow, area.rankHigh],
    ...[area.layersUsed, layersTotal],
    ...stacked.map(({ name: layer }) => area.contributions[layer] ?? null),
    ...apart.map(({ name: layer }) => area.incidents[layer] ?? null),
  ]);
  return confidentialCsv(heading, rows);
}
