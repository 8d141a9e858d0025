import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import type { Translate } from '../../translate.ts';

type Figure = Pick<ReleaseRow, 'status' | 'value' | 'lo' | 'hi'>;

/** What was published, and not a digit more. A figure rounded to 0 says what that can be: "fewer than 5". */
export function figureText(t: Translate, { status, value, lo, hi }: Figure): string {
  if (status === 'rounded' && value === 0) return t('figures:figure.few', { limit: (hi ?? 0) + 1 });
  if (status === 'rounded' && value !== null) return String(value);
  if (status === 'band' && lo !== null)
    return hi === null ? t('figures:figure.open', { lo }) : t('figures:figure.band', { lo, hi });
  return t('figures:figure.protected');
}

/** `2026-Q3` as part of a sentence. */
export function quarterText(t: Translate, quarter: string): string {
  const [year, number] = quarter.split('-Q');
  return t(`figures:quarter.${number}`, { year });
}

/** `2026-Q3` above a column. */
export function quarterHeading(t: Translate, quarter: string): string {
  const [year, number] = quarter.split('-Q');
  return t('figures:quarterShort', { year, number });
}

/** The first sentence of the page: the newest total of the province. */
export function leadText(t: Translate, quarter: string, total: Figure | undefined): string {
  const words = { quarter: quarterText(t, quarter) };
  if (total?.status !== 'rounded' || total.value === null) return t('figures:lead.protected', words);
  return total.value === 0
    ? t('figures:lead.few', { ...words, limit: (total.hi ?? 0) + 1 })
    : t('figures:lead.rounded', { ...words, value: total.value });
}
