import { relevantByDefault } from '#campaigns/effect/verdict.ts';
import type { Lot } from './lot-store.ts';
import type { TypedPlan } from './plan-form.ts';

const preparationDays = 14;
const usualMonths = 3;
const windowMonths = 12;

/**
 * A new form with what the address asks for and otherwise the usual: it begins on a Monday in two weeks or more, runs
 * for three months, was chosen by the last twelve whole months, and is compared with the twelve before those.
 */
export function proposedForm(asked: TypedPlan, lot: Lot | null, today: string): TypedPlan {
  const day = Temporal.PlainDate.from(today);
  const ready = day.add({ days: preparationDays });
  const from = ready.add({ days: (8 - ready.dayOfWeek) % 7 });
  const thisMonth = day.with({ day: 1 });
  const selection = {
    from: thisMonth.subtract({ months: windowMonths }),
    to: thisMonth.subtract({ days: 1 }),
  };
  const baseline = {
    from: thisMonth.subtract({ months: 2 * windowMonths }),
    to: selection.from.subtract({ days: 1 }),
  };
  return {
    from: [from.toString()],
    to: [from.add({ months: usualMonths }).subtract({ days: 1 }).toString()],
    selectionFrom: [selection.from.toString()],
    selectionTo: [selection.to.toString()],
    baselineFrom: [baseline.from.toString()],
    baselineTo: [baseline.to.toString()],
    chosenBy: [lot === null ? 'figures' : 'lot'],
    design: [lot === null ? 'empirical-bayes' : 'lottery'],
    relevantRatio: [String(relevantByDefault).replace('.', ',')],
    secondOutcome: ['usable-reports'],
    ...asked,
    ...(lot !== null && { areas: lot.drawn ?? [], lot: [lot.id] }),
  };
}
