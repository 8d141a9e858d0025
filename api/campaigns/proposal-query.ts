import { isMonth, monthCount } from '#api/counts/density-period.ts';
import { lastMonths } from '#api/counts/week.ts';
import { type FieldFault, Problem } from '#api/problems.ts';
import { mostWindowMonths } from '#campaigns/planning/check-plan.ts';
import { type Audience, audienceCodes } from '#content/taxonomy/audiences.ts';

export type ProposalQuery = {
  /** Months whose figures choose, whole and past. */
  from: string;
  to: string;
  audience: Audience | null;
  /** How long the campaign would be measured. */
  months: number;
};

export const proposalFilters = ['from', 'to', 'audience', 'months'] as const;
const usualMonths = 12;
const usualCampaign = 3;
const longestCampaign = 12;
/** Fewer months than this hold too few weeks to choose by. */
const fewestMonths = 3;

/** What the address asks for; an empty value counts as absent. @throws Problem invalid-input that names every fault */
export function readProposalQuery(query: Record<string, unknown>, nowMs: number): ProposalQuery {
  const faults: FieldFault[] = [];
  const read = (
    field: (typeof proposalFilters)[number],
    accepts: (text: string) => boolean,
    code: string,
  ) => {
    const value = query[field];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string' && accepts(value)) return value;
    faults.push({ field, code });
    return null;
  };
  const last = lastMonths(nowMs, 2).from;
  const to = read('to', (text) => isMonth(text) && text <= last, 'not-over') ?? last;
  const from = read('from', isMonth, 'not-a-month') ?? monthsBefore(to, usualMonths - 1);
  const audience = read('audience', (text) => audienceCodes.includes(text as Audience), 'unknown-choice');
  const isLength = (text: string) => /^\d{1,2}$/.test(text) && +text >= 1 && +text <= longestCampaign;
  const months = Number(read('months', isLength, 'unknown-choice') ?? usualCampaign);
  const count = monthCount({ from, to });
  if (count < fewestMonths) faults.push({ field: 'from', code: 'too-few-months', limit: fewestMonths });
  if (count > mostWindowMonths)
    faults.push({ field: 'from', code: 'too-many-months', limit: mostWindowMonths });
  if (faults.length > 0) throw new Problem('invalid-input', faults);
  return { from, to, audience: audience as Audience | null, months };
}

const monthsBefore = (to: string, months: number) =>
  Temporal.PlainYearMonth.from(to).subtract({ months }).toString();
