import type { FieldFault } from '#api/problems.ts';
import { draftFaults } from '#api/reports/draft-faults.ts';
import type { Store } from '#api/storage/database.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { addedFacts, type IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import { type Indicator, readIndicator } from './read-indicators.ts';
import { type CsvFault, readLayerCsv } from './read-layer-csv.ts';

/** Facts and table as they came; `name` of the layer that gets a new version, null for a new layer. */
export type LayerProposal = { name: string | null; facts: unknown; csv: string };

export type Proposed =
  | { kind: 'layer'; layer: IndicatorLayer; known: Indicator | null }
  | { kind: 'unknown' }
  | { kind: 'faults'; fields: FieldFault[]; csv: CsvFault[]; moreCsv: number };

/** Facts and table as a layer that could be stored, or all their faults at once. Nothing is stored here. */
export async function proposeLayer(store: Store, proposal: LayerProposal, day: string): Promise<Proposed> {
  const { name, facts, csv } = proposal;
  const known = name === null ? null : await readIndicator(store, name);
  if (name !== null && known === null) return { kind: 'unknown' };
  const parsed = addedFacts.safeParse(facts);
  const fields = parsed.success ? dayFaults(parsed.data, day) : draftFaults(parsed.error, facts);
  const own = name ?? nameOf((facts as { title?: unknown })?.title);
  if (name === null && parsed.success && (own === '' || (await readIndicator(store, own)) !== null))
    fields.push({ field: 'title', code: 'double-title' });
  // Without a day of borders nobody knows which municipalities there are; those of today show most faults.
  const vintage = parsed.success && fields.length === 0 ? parsed.data.areaVintage : day;
  const table = readLayerCsv(csv, vintage);
  if (!parsed.success || fields.length > 0 || table.kind === 'faults') {
    const [faults, more] = table.kind === 'faults' ? [table.faults, table.more] : [[], 0];
    return { kind: 'faults', fields, csv: faults, moreCsv: more };
  }
  const { title, ...rest } = parsed.data;
  return { kind: 'layer', known, layer: { name: own, title: { nl: title }, ...rest, values: table.values } };
}

/** A layer of tomorrow's borders, or of borders that the areas do not hold, fits nothing. */
function dayFaults(
  { areaVintage, readOn, year }: { areaVintage: string; readOn: string; year: number },
  day: string,
) {
  const faults: FieldFault[] = [];
  if (areaVintage > day || !isKnown(areaVintage))
    faults.push({ field: 'areaVintage', code: 'unknown-borders' });
  if (readOn > day) faults.push({ field: 'readOn', code: 'day-ahead' });
  if (year > Number(day.slice(0, 4))) faults.push({ field: 'year', code: 'day-ahead' });
  return faults;
}

function isKnown(day: string): boolean {
  try {
    return areasOn(day).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** "Leegstaande schuren, 2025" becomes `leegstaande-schuren-2025`. */
function nameOf(title: unknown): string {
  const plain = String(title ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
