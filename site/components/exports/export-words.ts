import type { ExportFilters } from '#api/exports/export.schema.ts';
import type { Translate } from '../../translate.ts';

/** What an export holds, in one line; what does not restrict is left out. */
export function choiceWords(t: Translate, { level, areas, from, to, phenomenon }: ExportFilters): string {
  const about =
    phenomenon === 'total' ? t('exports:form.total') : phenomenon && t(`phenomena:${phenomenon}.name`);
  const parts = [
    level && t(`exports:levels.${level}`),
    areas.length > 0 && areas.join(', '),
    from && `${t('exports:form.from').toLowerCase()} ${from}`,
    to && `${t('exports:form.to').toLowerCase()} ${to}`,
    about,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('exports:form.all');
}

/** Size as people know it; a file of a few bytes is still 1 kB. */
export function kilobytes(bytes: number): string {
  return new Intl.NumberFormat('nl-NL').format(Math.max(1, Math.round(bytes / 1000)));
}
