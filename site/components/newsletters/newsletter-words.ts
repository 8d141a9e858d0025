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
