import { createHash } from 'node:crypto';
import { csvCell } from '#api/counts/csv-cell.ts';
import { geometryOf } from '#api/ogc/area-geometry.ts';
import { crs84 } from '#api/ogc/coordinate-systems.ts';
import { figureProperties, rowProperties } from '#api/ogc/release-properties.ts';
import { rowFeature } from '#api/ogc/row-feature.ts';
import type { ExportFormat } from './export.schema.ts';
import type { ExportContent, ExportFile } from './export-content.ts';
import { exportReadme } from './export-readme.ts';

/** Table, map and explanation. The explanation comes last: it names the hashes of the other two. */
export function exportFiles(content: ExportContent): ExportFile[] {
  const figures = [fileOf('csv', csvOf(content)), fileOf('geojson', geoJsonOf(content))];
  return [...figures, fileOf('txt', exportReadme(content, figures))];
}

function fileOf(format: ExportFormat, body: string): ExportFile {
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { format, body, sha256, bytes: Buffer.byteLength(body) };
}

const byteOrderMark = '\uFEFF';
const lineOf = (cells: (string | number | null | undefined)[]) => `${cells.map(csvCell).join(';')}\r\n`;

/** For Dutch Excel, as the other tables of the desk: a byte order mark, `;` between cells, every cell quoted. */
function csvOf({ rows }: ExportContent): string {
  const names = Object.keys(figureProperties);
  const lines = rows.map((row) => {
    const properties = rowProperties(row);
    return lineOf(names.map((name) => properties[name]));
  });
  return byteOrderMark + [lineOf(names), ...lines].join('');
}

function geoJsonOf({ id, version, question, endsOn, release, invented, rows }: ExportContent): string {
  const features = rows.map((row) => {
    const { id: name, polygons, properties } = rowFeature(row);
    return { type: 'Feature', id: name, geometry: geometryOf(polygons, crs84), properties };
  });
  const about = { id, version, question, endsOn, release, invented };
  return JSON.stringify({ type: 'FeatureCollection', export: about, features });
}
