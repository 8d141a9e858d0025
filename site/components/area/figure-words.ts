import type { PublicFigure } from '#api/geo/area-page.schema.ts';
import type { Translate } from '../../translate.ts';

/** `2026-Q3` or `2026`, in words. */
export function periodWords(t: Translate, period: string): string {
  const [year, quarter] = period.split('-Q');
  return quarter === undefined ? period : t('area:figures.quarter', { quarter, year });
}

/** What was published, and not a digit more. */
export function figureWords(t: Translate, { status, value, lo, hi }: PublicFigure): string {
  // "About 0" would say that there were none.
  if (status === 'rounded' && value === 0) return t('figures:figure.few', { limit: (hi ?? 0) + 1 });
  if (status === 'rounded' && value !== null) return t('area:figures.rounded', { value });
  if (status === 'band' && lo !== null)
    return hi === null ? t('area:figures.open', { lo }) : t('area:figures.band', { lo, hi });
  return t('area:figures.protected');
}
