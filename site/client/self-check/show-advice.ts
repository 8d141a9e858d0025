import { keepParts } from '../keep-parts.ts';
import { offerPrint } from '../print-button.ts';

/** The advice at once, without asking the server: no answer leaves the page. */
const form = document.querySelector<HTMLFormElement>('#self-check');
const place = document.querySelector<HTMLElement>('[data-advice]');
const mould = document.querySelector<HTMLTemplateElement>('[data-advice-mould]');

offerPrint(document);

form?.addEventListener('submit', (event) => {
  const given = new FormData(form);
  // The server says what to do when nothing was chosen.
  if (!mould || !place || [...given].length === 0) return;
  event.preventDefault();
  const codes = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].map(({ name }) => name);
  const whole = document.importNode(mould.content, true);
  keepParts(whole, new Set(codes.map((code) => `${code}:${given.get(code) ?? 'skipped'}`)));
  for (const group of whole.querySelectorAll('[data-group]'))
    if (!group.querySelector('[data-part]')) group.remove();
  offerPrint(whole);
  document.querySelector('.error-summary')?.remove();
  place.replaceChildren(whole);
  place.focus();
  place.scrollIntoView();
});
