import type { DeskReportPage } from '#api/follow-up/report-page.schema.ts';
import type { Translate } from '../../translate.ts';

const ofChoices = ['twice', 'too-few', 'too-many', 'too-long'];

/** The words for what is wrong with a field of the question; the field's own sentence where there is one. */
export function questionFault(
  t: Translate,
  problems: DeskReportPage['problems'],
  field: string,
): string | undefined {
  const fault = problems.find((each) => each.field === field);
  if (fault === undefined) return undefined;
  const { code, limit } = fault;
  if (field === 'choices' && ofChoices.includes(code))
    return t(`desk-report:faults.choices_${code}`, { limit });
  return t(`problems:fields.${code}`, { context: field, limit });
}
