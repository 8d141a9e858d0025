import { findPages, type SearchPage } from './find-pages.ts';

/** More than fits on two screens is no help to anybody. */
const mostShown = 12;

/**
 * Searches in the page itself. The whole index of the language is fetched when the field is entered, before anything is
 * typed: no request can tell what somebody looks for. Without script the list of all pages stays as it is.
 */
function offerSearch(form: HTMLFormElement): void {
  const field = form.querySelector('input') as HTMLInputElement;
  const status = form.querySelector('[role="status"]') as HTMLElement;
  const list = form.querySelector('ol') as HTMLElement;
  const { search: language, found = '', foundMore = '', none = '', failed = '' } = form.dataset;
  let index: Promise<SearchPage[]> | undefined;

  const load = () => {
    index ??= fetchIndex(`/search/${language}.json`);
    index.catch(() => {
      index = undefined;
    });
    return index;
  };
  const show = async () => {
    if (field.value.trim() === '') {
      status.textContent = '';
      return list.replaceChildren();
    }
    const pages = await load().catch(() => null);
    // Typed on while the index was on its way: the last letter decides.
    const matches = pages === null ? [] : findPages(pages, field.value);
    list.replaceChildren(...matches.slice(0, mostShown).map(item));
    status.textContent =
      pages === null
        ? failed
        : matches.length === 0
          ? none
          : (matches.length > mostShown ? foundMore : found)
              .replace('{count}', String(matches.length))
              .replace('{shown}', String(mostShown));
  };

  field.addEventListener('focus', () => void load().catch(() => {}));
  field.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  form.hidden = false;
}

async function fetchIndex(path: string): Promise<SearchPage[]> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function item({ path, title, lead }: SearchPage): HTMLLIElement {
  const link = Object.assign(document.createElement('a'), {
    href: path,
    textContent: title,
    className: 'nl-link',
  });
  const text = Object.assign(document.createElement('p'), { textContent: lead, className: 'small' });
  const entry = document.createElement('li');
  entry.append(link, text);
  return entry;
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]')) offerSearch(form);
