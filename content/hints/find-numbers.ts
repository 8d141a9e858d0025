import { coverage } from './coverage.ts';
import type { Hint } from './hint.ts';
import { numberChecks } from './number-checks.ts';
import { numberRules } from './number-rules.ts';

const compiled = numberRules.map(({ source, ...rule }) => ({ ...rule, form: new RegExp(source, 'giu') }));

/** Numbers and addresses that are written out. The first rule that takes a sign keeps it: part of an account is no phone. */
export function findNumbers(text: string): Hint[] {
  const found: Hint[] = [];
  for (const { kind, check, form } of compiled) {
    const taken = coverage(text, found);
    for (const { 0: shown, index } of text.matchAll(form)) {
      const hint = { kind, from: index, to: index + shown.length };
      if ((!check || numberChecks[check](shown)) && taken(hint) === 0) found.push(hint);
    }
  }
  return found;
}
