import { photoWords } from '../photos/photo-words.ts';
import type { Fault } from './read-answers.ts';
import type { Notice, SealPage } from './seal-page.ts';

/** What kept the report from being sent; where that may help, with the button that sends it without this lock. */
export function showNotice(page: SealPage, notice: Notice, sendOpenly: () => void): void {
  const message = page.notice(notice);
  message.querySelector('[data-send-openly]')?.addEventListener('click', sendOpenly);
  showOnTop(page, message);
}

/** Puts a message where the server puts its summary of errors, and the reader's focus on it. */
function showOnTop(page: SealPage, message: HTMLElement): void {
  clearFaults(page);
  document.querySelector('.emergency-line')?.after(message);
  message.focus();
}

/** The faults of a report as the server would show them: a summary with links, and each sentence at its own field. */
export function showFaults(page: SealPage, faults: readonly Fault[]): void {
  const summary = page.summary();
  const { summary: headings, fields } = page.words;
  const heading = summary.querySelector('h2');
  if (heading) heading.textContent = headings[Math.min(faults.length, headings.length) - 1] ?? '';
  showOnTop(page, summary);
  for (const { field, code, number } of faults) {
    const words = fields[`${field} ${code}`] ?? photoFault(code, number);
    const control = document.getElementById(`field-${field}`);
    const link = document.createElement('a');
    link.href = `#${control?.id ?? 'submit'}`;
    link.textContent = words;
    const line = document.createElement('li');
    line.append(link);
    summary.querySelector('ul')?.append(line);
    if (control) markField(page, control, words);
  }
}

/** The field of the photos brings its own words. */
function photoFault(code: string, number = 1): string {
  const root = document.querySelector<HTMLElement>('[data-photo-field]');
  return root ? photoWords(root).say(code as 'photo-kind', { number: String(number) }) : '';
}

const invalidGroup = 'utrecht-form-fieldset--invalid';
const invalidField = 'utrecht-form-field--invalid';
const invalidControls: Record<string, string> = {
  INPUT: 'utrecht-textbox--invalid',
  SELECT: 'utrecht-select--invalid',
  TEXTAREA: 'utrecht-textarea--invalid',
};

function markField(page: SealPage, control: HTMLElement, words: string): void {
  const error = page.fieldError();
  error.id = `${control.id}-error`;
  const sentence = error.querySelector('span');
  if (sentence) sentence.textContent = words;
  const isGroup = control.tagName === 'FIELDSET';
  if (!isGroup) control.before(error);
  else headOf(control)?.after(error);
  if (!isGroup || control.hasAttribute('aria-invalid')) control.setAttribute('aria-invalid', 'true');
  if (isGroup) control.tabIndex = -1;
  // The red bar and border that the server's own page has.
  control.closest('.field')?.classList.add(isGroup ? invalidGroup : invalidField);
  const border = invalidControls[control.tagName];
  if (border !== undefined && control.matches('[class*="utrecht-"]')) control.classList.add(border);
  const described = control.getAttribute('aria-describedby');
  control.setAttribute('aria-describedby', [described, error.id].filter(Boolean).join(' '));
}

/** The last line of a group that comes before its choices: the legend, or the help under it. */
function headOf(group: Element): Element | undefined {
  return [...group.querySelectorAll(':scope > legend, :scope > .utrecht-form-field-description')].at(-1);
}

/** What an earlier try left on the page, of this script or of the server. */
function clearFaults({ form }: SealPage): void {
  for (const old of document.querySelectorAll('.error-summary')) old.remove();
  for (const error of form.querySelectorAll('.field-error')) error.remove();
  const looks = [invalidGroup, invalidField, ...Object.values(invalidControls)];
  for (const marked of form.querySelectorAll(looks.map((name) => `.${name}`).join()))
    marked.classList.remove(...looks);
  for (const field of form.querySelectorAll('[aria-invalid="true"]'))
    field.setAttribute('aria-invalid', 'false');
  for (const field of form.querySelectorAll('[aria-describedby*="-error"]')) {
    const left = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => !id.endsWith('-error'));
    if (left.length > 0) field.setAttribute('aria-describedby', left.join(' '));
    else field.removeAttribute('aria-describedby');
  }
}
