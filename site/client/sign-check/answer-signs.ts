import { partsOf, partsOfFit } from '#content/sign-check/answer-parts.ts';
import type { Urgency } from '#content/sign-check/sign-rules.ts';
import { type Noticed, weighSigns } from '#content/sign-check/weigh-signs.ts';
import type { Sign } from '#content/taxonomy/signs.ts';
import { keepParts } from '../keep-parts.ts';

/** The answer at once, from the same rules as the server's and without asking it: nothing that is chosen leaves the page. */
const form = document.querySelector<HTMLFormElement>('#sign-check');
const place = document.querySelector<HTMLElement>('[data-answer]');
const mould = document.querySelector<HTMLTemplateElement>('[data-answer-mould]');
const status = document.querySelector<HTMLElement>('[data-sign-status]');

function noticed(data: FormData): Noticed {
  return { signs: data.getAll('signs') as Sign[], urgent: data.getAll('urgent') as Urgency[] };
}

function answerTo(seen: Noticed, whole: DocumentFragment): DocumentFragment {
  const answer = weighSigns(seen);
  const list = whole.querySelector('[data-fits]') as HTMLElement;
  const entries = answer.fits.map((fit) => {
    const entry = list.querySelector(`[data-fit="${fit.phenomenon}"]`) as HTMLElement;
    keepParts(entry, partsOfFit(fit));
    // In the order of the signs, as the server tells them.
    const reasons = entry.querySelector('[data-reasons]') as HTMLElement;
    for (const because of fit.because)
      reasons.append(reasons.querySelector(`[data-part="because:${because}"]`) as Node);
    entry.querySelector('[data-noticed]')?.append(...fit.signs.map(nameOf));
    for (const part of entry.querySelectorAll('[data-part]')) part.removeAttribute('data-part');
    return entry;
  });
  list.replaceChildren(...entries);
  keepParts(whole, partsOf(answer));
  return whole;
}

function nameOf(sign: Sign): HTMLLIElement {
  const label = document.querySelector(`label[for="sign-${sign}"]`)?.textContent?.trim() ?? '';
  return Object.assign(document.createElement('li'), { textContent: label });
}

function show(seen: Noticed): void {
  if (mould) place?.replaceChildren(answerTo(seen, document.importNode(mould.content, true)));
}

form?.addEventListener('change', () => {
  const seen = noticed(new FormData(form));
  const count = seen.signs.length + seen.urgent.length;
  const { none = '', count: some = '' } = status?.dataset ?? {};
  if (status) status.textContent = count === 0 ? none : some.replace('#', String(count));
  if (count === 0) place?.replaceChildren();
  else show(seen);
});

form?.addEventListener('submit', (event) => {
  // The other buttons lead to the report form, which the server fills in.
  if ((event.submitter as HTMLButtonElement | null)?.name) return;
  event.preventDefault();
  show(noticed(new FormData(form)));
  place?.focus();
  place?.scrollIntoView();
});
