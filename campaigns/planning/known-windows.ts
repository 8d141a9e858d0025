import { leastWindowWeeks } from './check-plan.ts';
import { type DayWindow, thursdaysIn } from './plan-days.ts';

/** The window that chose the areas and the one before it, both included. */
export type ProposedWindows = { selection: DayWindow; baseline: DayWindow };

/**
 * Proposed windows of a house that began to count on `countedFrom`: nothing before it. When too little is left of the
 * baseline, what is known is divided in two, the older half to compare with. Too little for two windows: as they are,
 * and the rules of a plan refuse them by name.
 */
export function knownWindows(windows: ProposedWindows, countedFrom: string | null): ProposedWindows {
  const { selection, baseline } = windows;
  if (countedFrom === null || countedFrom <= baseline.from) return windows;
  const left = { from: countedFrom, to: baseline.to };
  if (thursdaysIn(left) >= leastWindowWeeks) return { selection, baseline: left };
  const weeks = thursdaysIn({ from: countedFrom, to: selection.to });
  if (weeks < 2 * leastWindowWeeks) return windows;
  const middle = Temporal.PlainDate.from(countedFrom).add({ days: 7 * Math.floor(weeks / 2) });
  return {
    selection: { from: middle.toString(), to: selection.to },
    baseline: { from: countedFrom, to: middle.subtract({ days: 1 }).toString() },
  };
}
