import { relevantByDefault } from '#campaigns/effect/verdict.ts';
import { knownWindows } from '#campaigns/planning/known-windows.ts';
import type { TypedPlan } from './plan-form.ts';
import type { Lot } from './proposal-page.schema.ts';

const preparationDays = 14;
const usualMonths = 3;
const windowMonths = 12;

/**
 * A new form with what the address asks for and otherwise the usual: it begins on a Monday in two weeks or more, runs
 * for three months, was chosen by the last twelve whole months, and is compared with the twelve before those, as far as
 * the house counted then.
 */
export function proposedForm(
  asked: TypedPlan,
  lot: Lot | null,
  today: string,
  countedFrom: string | null,
): TypedPlan {
  const day = Temporal.PlainDate.from(today);
  const ready = day.add({ days: preparationDays });
  const from = ready.add({ days: (8 - ready.dayOfWeek) % 7 });
  const thisMonth = day.with({ day: 1 });
  const yearAgo = thisMonth.subtract({ months: windowMonths });
  const usual = {
    selection: { from: yearAgo.toString(), to: thisMonth.subtract({ days: 1 }).toString() },
    baseline: {
      from: yearAgo.subtract({ months: windowMonths }).toString(),
      to: yearAgo.subtract({ days: 1 }).toString(),
    },
  };
  const { selection, baseline } = knownWindows(usual, countedFrom);
  return {
    from: [from.toString()],
    to: [from.add({ months: usualMonths }).subtract({ days: 1 }).toString()],
    selectionFrom: [selection.from],
    selectionTo: [selection.to],
    baselineFrom: [baseline.from],
    baselineTo: [baseline.to],
    chosenBy: [lot === null ? 'figures' : 'lot'],
    design: [lot === null ? 'empirical-bayes' : 'lottery'],
    relevantRatio: [String(relevantByDefault).replace('.', ',')],
    secondOutcome: ['usable-reports'],
    ...asked,
    ...(lot !== null && { areas: lot.drawn ?? [], lot: [lot.id] }),
  };
}
