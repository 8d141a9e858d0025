import { phenomena } from '#content/taxonomy/phenomena.ts';
import { type Sign, type SignFacts, signs } from '#content/taxonomy/signs.ts';

/** The phenomena that a sign fits, each by its place in the list: the form has to stay light, and codes are long. */
export function fittingPhenomena(sign: Sign): string {
  const { phenomena: fitting }: SignFacts = signs[sign];
  return phenomena.flatMap((phenomenon, place) => (fitting.includes(phenomenon) ? [place] : [])).join(' ');
}

/**
 * Shows only the signs that fit the chosen phenomenon, without script. A sign that is ticked stays in sight, so that
 * nothing is sent unseen. A browser without `:has()` drops these rules and shows all signs.
 */
export function fittingSignsCss(): string {
  return phenomena
    .map((phenomenon, place) => {
      const chosen = `.report-form:has([name="phenomenon"][value="${phenomenon}"]:checked)`;
      const unfit = `[data-fits]:not([data-fits~="${place}"], :has(:checked))`;
      const empty = `.sense-fold:not(:has([data-fits~="${place}"], :checked))`;
      return `${chosen} ${unfit},\n${chosen} ${empty} { display: none; }\n`;
    })
    .join('');
}

/**
 * Signs are folded by sense until a phenomenon is chosen; then what fits lies open, under a heading instead of a fold. A
 * browser that cannot open a fold by style (before 2025) keeps the folds.
 */
export function unfoldedSignsCss(): string {
  const form = '.report-form:has([name="phenomenon"]:checked)';
  return `.report-form:not(:has([name="phenomenon"]:checked)) .sense { font-size: 0; padding: 0; }
@supports selector(::details-content) {
  ${form} .sense-fold::details-content { content-visibility: visible; }
  ${form} .sense-fold > summary { display: none; }
}
`;
}
