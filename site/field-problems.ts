import type { FieldProblem, ReportFormField } from '#api/rendered-page.schema.ts';
import type { Translate } from './translate.ts';

/** The words for what is wrong with a field; the field's own sentence where there is one. */
export function problemWords(t: Translate, { field, code, limit, number }: FieldProblem): string {
  return t(`problems:fields.${code}`, { context: field, limit, number });
}

const controls = [
  'phenomenon',
  'signs',
  'description',
  'observed',
  'areaCode',
  'place',
  'location',
  'locationPrecision',
  'photos',
];

/** The control that a link in the error summary leads to; what has no control of its own leads to the button. */
export function controlId(field: ReportFormField): string {
  return controls.includes(field) ? `field-${field}` : 'submit';
}
