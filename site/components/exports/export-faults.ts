import type { ExportsPage } from '#api/exports/export.schema.ts';
import type { Translate } from '../../translate.ts';

const controls = ['question', 'endsOn', 'level', 'phenomenon', 'from', 'to'];

/** The words for what is wrong with a field; undefined when nothing is. */
export function faultWords(
  t: Translate,
  problems: ExportsPage['problems'],
  field: string,
): string | undefined {
  const fault = problems.find((problem) => problem.field === field);
  return fault && t(`problems:fields.${fault.code}`, { limit: fault.limit });
}

/** Where a link of the summary leads: the field, or the button for what has no field of its own. */
export function controlOf(field: string): string {
  return controls.includes(field) ? `field-${field}` : 'submit';
}
