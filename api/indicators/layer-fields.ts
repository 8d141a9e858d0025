import type { AddedFacts } from '#content/indicators/indicator-layer.schema.ts';
import type { LayerFields } from './indicator-page.schema.ts';
import type { LayerVersion } from './layer-version.ts';

/** The fields of the form, in its order. `file` comes beside `csv` and wins. */
const names = [
  ...['title', 'unit', 'per', 'direction', 'incident', 'geoScheme', 'year', 'definition', 'publisher'],
  ...['sourceTitle', 'address', 'readOn', 'areaVintage', 'csv'],
] as (keyof LayerFields)[];

/** What was typed, to be shown again: anything that is no text was not typed in this form. */
export function typedFields(body: unknown): LayerFields {
  const typed = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const fields = Object.fromEntries(names.map((name) => [name, text(name)])) as LayerFields;
  return text('file') === '' ? fields : { ...fields, csv: text('file') };
}

/** The facts as the schema reads them; what is no number stays as it was typed and is refused there. */
export function factsOf({ csv: _csv, ...fields }: LayerFields): Record<string, unknown> {
  const number = (text: string) => (/^-?\d{1,6}$/.test(text.trim()) ? Number(text) : text);
  return {
    ...fields,
    year: number(fields.year),
    direction: number(fields.direction),
    incident: fields.incident === 'yes',
  };
}

/** The form for a new version: the facts of the one before, without its values. */
export function fieldsOf({ layer }: LayerVersion): LayerFields {
  const { name: _name, values: _values, title, ...facts } = layer;
  return asFields({ title: title.nl, ...facts });
}

export const emptyFields = (day: string): LayerFields => ({
  ...(Object.fromEntries(names.map((name) => [name, ''])) as LayerFields),
  ...{ per: 'inhabitants10k', direction: '1', geoScheme: 'gemeente', readOn: day },
});

function asFields(facts: AddedFacts): LayerFields {
  const texts = Object.entries(facts).map(([name, value]) => [name, String(value)]);
  return { ...(Object.fromEntries(texts) as LayerFields), incident: facts.incident ? 'yes' : 'no', csv: '' };
}
