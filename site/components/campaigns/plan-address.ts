import type { ProposalTable } from '#api/campaigns/proposal-page.schema.ts';

/** The form of a new campaign for these areas, with the windows that proposed them: what chose is never the baseline. */
export function planAddress(
  { selection, baseline, audience }: ProposalTable,
  areas: readonly string[],
): string {
  const query = new URLSearchParams([
    ...areas.map((code) => ['areas', code]),
    ['selectionFrom', selection.from],
    ['selectionTo', selection.to],
    ['baselineFrom', baseline.from],
    ['baselineTo', baseline.to],
    ...(audience === null ? [] : [['audience', audience]]),
  ]);
  return `/campagnes/nieuw?${query}`;
}
