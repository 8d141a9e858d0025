import type { EvaluationQuestion } from './evaluation-question.ts';
import { saysNothing } from './headline-effect.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import type { Headline } from './method.ts';

/** What must be said beside a verdict; words are made at the edge. */
export type Note =
  | { code: 'nothing-counted' | 'nothing-before' | 'zero-cells' | 'no-controls' | 'dispersion-unknown' }
  | { code: 'cause-not-proven' | 'laid-down-late' }
  | { code: 'few-controls'; count: number }
  | { code: 'spilled-over'; codes: string[] }
  | { code: 'overdispersed'; phi: number }
  | { code: 'other-method'; method: Headline['method'] }
  | { code: 'later-version'; version: number };

const fewControls = 5;

/** `judged`: what the final look rests on and how much counts swing (null: unknown); null before it. */
export function evaluationNotes(
  question: EvaluationQuestion,
  measured: Measured,
  judged: { headline: Headline; phi: number | null } | null,
): Note[] {
  return [...(judged ? notesOfOutcome(question, measured, judged) : []), ...notesOfPlan(question, measured)];
}

function notesOfOutcome(
  { plan }: EvaluationQuestion,
  measured: Measured,
  { headline, phi }: { headline: Headline; phi: number | null },
): Note[] {
  const { method } = headline;
  const unknown = saysNothing(headline);
  const campaign = totalsOf(measured.treated);
  const totals = measured.controls.length > 0 ? [campaign, totalsOf(measured.controls)] : [campaign];
  const nothing = campaign.before === 0 && campaign.after === 0;
  const empty = totals.some(({ before, after }) => before === 0 || after === 0);
  return kept([
    nothing && { code: 'nothing-counted' },
    !nothing && unknown && { code: 'nothing-before' },
    !nothing && empty && { code: 'zero-cells' },
    phi === null && { code: 'dispersion-unknown' },
    phi !== null && phi > 1 && { code: 'overdispersed', phi },
    method !== plan.design && { code: 'other-method', method },
  ]);
}

function notesOfPlan(
  { frozen, version, eligible, laidDownLate }: EvaluationQuestion,
  { controls }: Measured,
): Note[] {
  const excluded = frozen.excluded.map(({ code }) => code);
  return kept([
    controls.length === 0 && { code: 'no-controls' },
    controls.length > 0 && controls.length < fewControls && { code: 'few-controls', count: controls.length },
    excluded.length > 0 && { code: 'spilled-over', codes: excluded },
    laidDownLate && { code: 'laid-down-late' },
    version > 1 && { code: 'later-version', version },
    eligible === null && { code: 'cause-not-proven' },
  ]);
}

const kept = (notes: (Note | false)[]): Note[] => notes.filter((note) => note !== false);
