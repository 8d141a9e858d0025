import { z } from 'zod';
import type { Fault } from './dutch-page.ts';

/** One fault that may stay, and why: `where` is a part of the sentence, or empty for a rule about the whole page. */
export const exceptionList = z.array(
  z.strictObject({
    file: z.string().startsWith('content/'),
    rule: z.enum(['score', 'mean-length', 'sentence-length', 'forbidden-word', 'spelling']),
    where: z.string(),
    /** A whole sentence: who needs it so, and what was tried. */
    reason: z.string().trim().min(20),
  }),
);

export type Exception = z.output<typeof exceptionList>[number];

export const exceptions: Exception[] = [
  {
    file: 'content/pages/nl/anoniem.md',
    rule: 'spelling',
    where: 'Op een Mac is dat Command en Y.',
    reason: 'The name on the key itself, so that people find it.',
  },
  {
    file: 'content/pages/nl/anoniem.md',
    rule: 'spelling',
    where: '[torproject.org]',
    reason: 'An address that people may have to type, shown as it is.',
  },
];

const excuses = (exception: Exception, fault: Fault) =>
  exception.file === fault.file && exception.rule === fault.rule && fault.where.includes(exception.where);

/** The faults that no exception excuses; an exception that excuses nothing any more is a fault itself. */
export function applyExceptions(faults: Fault[], list: Exception[]): Fault[] {
  const idle = list.filter((exception) => !faults.some((fault) => excuses(exception, fault)));
  return [
    ...faults.filter((fault) => !list.some((exception) => excuses(exception, fault))),
    ...idle.map(({ file, rule, where }) => ({
      file,
      rule: 'exception' as const,
      where,
      detail: `nothing here breaks the rule "${rule}" any more: take the exception away`,
    })),
  ];
}
