import type { NewsletterFault } from '#api/outreach/newsletter-page.schema.ts';
import type { Translate } from '../../translate.ts';

type Titles = readonly { name: string; title: string }[];

/** A list as staff call it; one of a meeting that is over keeps the name in its code. */
export function listName(t: Translate, list: string, titles: Titles = []): string {
  if (!list.startsWith('event:')) return t(`desk-newsletters:lists.${list}`);
  const title = titles.find(({ name }) => name === list)?.title;
  return t('desk-newsletters:lists.event', { title: title || list.slice('event:'.length) });
}

/** `2026-12-01T09:30` as `1 december 2026, 09:30`. */
export function momentInWords(moment: string): string {
  const [day = '', clock = ''] = moment.split('T');
  const date = new Intl.DateTimeFormat('nl-NL', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${date.format(new Date(`${day}T12:00:00Z`))}, ${clock}`;
}

/** The sentence for a field that must be mended: one for this field if there is one, else of its fault. */
export function faultOf(
  t: Translate,
  problems: readonly NewsletterFault[],
  field: string,
): string | undefined {
  const problem = problems.find((each) => each.field === field);
  if (problem === undefined) return undefined;
  const key = `problems:fields.${problem.code}`;
  const values = { limit: problem.limit ?? 0 };
  return field === 'sendAt' && problem.code === 'in-the-past' ? t(`${key}_sendAt`) : t(key, values);
}
