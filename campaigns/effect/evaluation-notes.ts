import type { EvaluationQuestion } from './evaluation-question.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import type { Headline } from './method.ts';

/** What must be said beside a verdict; words are made at the edge. */
export type Note =
  | { code: 'nothing-counted' | 'zero-cells' | 'no-controls' | 'dispersion-unknown' }
  | { code: 'cause-not-proven' | 'laid-down-late' }
  | { code: 'few-controls'; count: number }
  | { code: 'spilled-over'; codes: string[] }
  | { code: 'overdispersed'; phi: number }
  | { code: 'other-method'; method: Headline['method'] }
  | { code: 'later-version'; version: number };

const fewControls = 5;

export function evaluationNotes(
  { plan, frozen, version, eligible, laidDownLate }: EvaluationQuestion,
  measured: Measured,
  method: Headline['method'],
  phi: number | null,
): Note[] {
  const campaign = totalsOf(measured.treated);
  const controls = measured.controls.length;
  const totals = controls > 0 ? [campaign, totalsOf(measured.controls)] : [campaign];
  const nothing = campaign.before === 0 && campaign.after === 0;
  const empty = totals.some(({ before, after }) => before === 0 || after === 0);
  const notes: (Note | false)[] = [
    nothing && { code: 'nothing-counted' },
    !nothing && empty && { code: 'zero-cells' },
    controls === 0 && { code: 'no-controls' },
    controls > 0 && controls < fewControls && { code: 'few-controls', count: controls },
    frozen.excluded.length > 0 && { code: 'spilled-over', codes: frozen.excluded.map(({ code }) => code) },
    phi === null && { code: 'dispersion-unknown' },
    phi !== null && phi > 1 && { code: 'overdispersed', phi },
    method !== plan.design && { code: 'other-method', method },
    laidDownLate && { code: 'laid-down-late' },
    version > 1 && { code: 'later-version', version },
    eligible === null && { code: 'cause-not-proven' },
  ];
  return notes.filter((note) => note !== false);
}
