import { phenomena } from '#content/taxonomy/phenomena.ts';

/**
 * Shows only the signs that fit the chosen phenomenon, without script. A sign that is ticked stays in sight, so that
 * nothing is sent unseen. A browser without `:has()` drops these rules and shows all signs.
 */
export function fittingSignsCss(): string {
  return phenomena
    .map((phenomenon) => {
      const chosen = `.report-form:has([name="phenomenon"][value="${phenomenon}"]:checked)`;
      const unfit = `[data-fits]:not([data-fits~="${phenomenon}"], :has(:checked))`;
      const empty = `.sign-group:not(:has([data-fits~="${phenomenon}"], :checked))`;
      return `${chosen} ${unfit},\n${chosen} ${empty} { display: none; }\n`;
    })
    .join('');
}
