import type { FieldProblem, ReportFormField } from '#api/rendered-page.schema.ts';
import type { Translate } from './translate.ts';

/** The words for what is wrong with a field; the field's own sentence where there is one. */
export function problemWords(t: Translate, { field, code, limit }: FieldProblem): string {
  return t(`problems:fields.${code}`, { context: field, limit });
}

/** The control that a link in the error summary leads to. */
export function controlId(field: ReportFormField): string {
  return field === 'photos' ? 'submit' : `field-${field}`;
}
