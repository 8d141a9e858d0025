import type { PlanProblem } from '#api/campaigns/plan-page.schema.ts';

const windows: Record<string, string> = {
  selection: 'selectionFrom',
  baseline: 'baselineFrom',
  outcomeWindow: 'outcomeFrom',
};

/** The field of the form that a field of the plan is typed in: `baseline.to` is `baselineTo`. */
export function formField(field: string): string {
  const [name = '', end] = field.split('.');
  if (end === undefined) return windows[name] ?? name;
  const start = name === 'outcomeWindow' ? 'outcome' : name;
  return `${start}${end.slice(0, 1).toUpperCase()}${end.slice(1)}`;
}

/** In the order of the form, so that the summary reads as the form does. */
export function inFormOrder(problems: readonly PlanProblem[]): PlanProblem[] {
  const place = ({ field }: PlanProblem) => {
    const at = formOrder.indexOf(formField(field));
    return at < 0 ? formOrder.length : at;
  };
  return problems.toSorted((one, other) => place(one) - place(other));
}

const formOrder = [
  ...['title', 'code', 'areas', 'audience', 'kit', 'channels', 'budgetEuros', 'from', 'to', 'reviewOn'],
  ...['selectionFrom', 'selectionTo', 'lot', 'baselineFrom', 'baselineTo', 'design', 'outcomeFrom'],
  ...['outcomeTo', 'phenomena', 'secondOutcome', 'relevantRatio'],
];
