import type { Seen } from '#api/guard/report-gate.ts';
import type { FormTokens } from './form-token.ts';
import { isTrapped, type PostedForm } from './report-form.ts';

/** What is new with every try, or says nothing about the report. */
const notContent = ['formToken', 'proof'];

/** What the gate may know of a posted form: how it was filled in, and a mark of whether it is the same as before. */
export function seenInForm(form: PostedForm, formTokens: FormTokens, nowMs: number): Required<Seen> {
  const field = (name: string) => form.fields.get(name)?.[0];
  const { secret, flag } = formTokens.read(field('formToken'), nowMs);
  const content = JSON.stringify([...form.fields].filter(([name]) => !notContent.includes(name)));
  return {
    flag: isTrapped(form) ? 'trap' : flag,
    phenomenon: field('phenomenon'),
    proof: field('proof'),
    form: { secret, content },
  };
}
