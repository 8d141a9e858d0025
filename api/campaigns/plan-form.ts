import { usualOutcome } from '#campaigns/planning/complete-plan.ts';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';

/** A posted plan form as typed: every field a list of texts, so that it can be shown again. */
export type TypedPlan = Record<string, string[]>;

/** Fields of one posted form, without its csrf token. */
export function typedFields(body: unknown): TypedPlan {
  const { csrf: _, ...fields } = (body ?? {}) as Record<string, string | string[]>;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, [value].flat().map(String)]),
  );
}

export const firstOf = (typed: TypedPlan, name: string) => typed[name]?.[0]?.trim() ?? '';

/**
 * The plan that a form describes, in the shape of the API. An empty optional field is left out; who writes that no
 * figures chose the areas sends `selection: null`.
 */
export function planOfForm(typed: TypedPlan): Record<string, unknown> {
  const text = (name: string) => firstOf(typed, name);
  const optional = (name: string) => text(name) || undefined;
  const window = (name: string) => ({ from: text(`${name}From`), to: text(`${name}To`) });
  const filled = (name: string) => text(`${name}From`) !== '' || text(`${name}To`) !== '';
  const standing = text('standing') === 'yes';
  return {
    ...{ code: text('code'), title: text('title'), areas: typed.areas ?? [] },
    ...{ audience: optional('audience'), kit: optional('kit'), channels: typed.channels ?? [] },
    ...{ phenomena: typed.phenomena ?? [], from: text('from') },
    to: standing ? null : text('to'),
    reviewOn: standing ? optional('reviewOn') : undefined,
    budgetEuros: amount(text('budgetEuros')),
    design: optional('design'),
    relevantRatio: decimal(text('relevantRatio')),
    selection: selectionOf(text('chosenBy'), window('selection')),
    baseline: window('baseline'),
    outcomeWindow: filled('outcome') && !standing ? window('outcome') : undefined,
    secondOutcome: optional('secondOutcome'),
    lot: text('chosenBy') === 'lot' ? text('lot') : undefined,
  };
}

/** A plan in the fields of the form, to be changed into a next version. */
export function formOfPlan(plan: CampaignPlan): TypedPlan {
  const window = (name: string, days: { from: string; to: string } | null) => ({
    [`${name}From`]: [days?.from ?? ''],
    [`${name}To`]: [days?.to ?? ''],
  });
  return {
    ...{ code: [plan.code], title: [plan.title], areas: plan.areas, audience: [plan.audience] },
    ...{ kit: [plan.kit], channels: plan.channels, phenomena: plan.phenomena, from: [plan.from] },
    ...{ to: [plan.to ?? ''], standing: plan.to === null ? ['yes'] : [], reviewOn: [plan.reviewOn ?? ''] },
    ...{ budgetEuros: [String(plan.budgetEuros)], design: [plan.design] },
    ...{ relevantRatio: [String(plan.relevantRatio).replace('.', ',')], secondOutcome: [plan.secondOutcome] },
    ...{ chosenBy: [chosenBy(plan)], lot: [plan.lot ?? ''] },
    ...window('selection', plan.selection),
    ...window('baseline', plan.baseline),
    ...window('outcome', ownOutcome(plan)),
  };
}

/** The usual window is left out, so that it moves along with the days of the campaign. */
function ownOutcome({ from, to, outcomeWindow }: CampaignPlan): CampaignPlan['outcomeWindow'] {
  if (to === null || outcomeWindow === null) return outcomeWindow;
  const usual = usualOutcome(from, to);
  return outcomeWindow.from === usual.from && outcomeWindow.to === usual.to ? null : outcomeWindow;
}

function chosenBy({ lot, selection }: CampaignPlan): string {
  if (lot !== null) return 'lot';
  return selection === null ? 'other' : 'figures';
}

function selectionOf(chosen: string, window: { from: string; to: string }) {
  if (chosen === 'other') return null;
  return chosen === 'lot' && window.from === '' && window.to === '' ? undefined : window;
}

/** Euros as people type them: `1.500` and `1 500` are fifteen hundred. */
function amount(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replace(/[.\s€]/g, '') || 'none');
}

/** A number with a comma or a point; what is none becomes NaN, which the rules refuse by name. */
export function decimal(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replace(',', '.'));
}
