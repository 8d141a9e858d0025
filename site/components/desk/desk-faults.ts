import type { Translate } from '../../translate.ts';

/** A faulty field of a form at the desk; every page schema has faults of this shape. */
export type DeskFault = { field: string; code: string; limit?: number };

/** The words for what is wrong with a field; the field's own sentence where there is one. */
export function faultInWords(t: Translate, { field, code, limit }: DeskFault): string {
  return t(`problems:fields.${code}`, { context: field.split('.')[0], limit });
}

/** The sentence beside one field; nothing where it is fine. */
export function faultOf(t: Translate, faults: readonly DeskFault[], field: string): string | undefined {
  const fault = faults.find((each) => each.field === field);
  return fault && faultInWords(t, fault);
}
