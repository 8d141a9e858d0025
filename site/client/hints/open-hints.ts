import { hintLanguages } from '#content/hints/hint.ts';
import { type HintEntry, hintEntries } from '#content/hints/hint-entries.ts';
import { afterPress } from './after-press.ts';
import { hintList } from './hint-list.ts';
import { hintWords } from './hint-words.ts';

export type HintedField = { root: HTMLElement; field: HTMLInputElement | HTMLTextAreaElement };

/** Longer than the pause between two words, shorter than the time to reach the button. */
const pauseMilliseconds = 900;

/** Watches one field. Nothing here asks the network, stops the form or changes what was typed. */
export function openHints({ root, field }: HintedField): void {
  const language = hintLanguages.find((each) => each === document.documentElement.lang) ?? hintLanguages[0];
  const box = root.querySelector<HTMLElement>('[data-hints-box]');
  const status = root.querySelector<HTMLElement>('[data-hints-status]');
  if (!box || !status) return;
  const words = hintWords(language);
  const dismissed = new Set<string>();
  let announced = new Set<string>();
  let timer = 0;
  const list = hintList(box, words, {
    show: (entry) => select(field, entry),
    dismiss: (entry) => {
      dismissed.add(entry.key);
      if (refresh() > 0) list.focusFirst();
      else list.sayDone();
    },
  });

  /** How many tips are left. */
  function refresh(): number {
    const all = hintEntries(field.value, language);
    const keys = new Set(all.map(({ key }) => key));
    // "Goed zo" holds for these words: when they go and come back, they are asked about again.
    for (const key of dismissed) if (!keys.has(key)) dismissed.delete(key);
    const open = all.filter(({ key }) => !dismissed.has(key));
    list.update(open);
    announce(open);
    return open.length;
  }

  /** Said once when something is new, never for every key and never when the list grows shorter. */
  function announce(open: readonly HintEntry[]): void {
    const isNew = open.some(({ key }) => !announced.has(key));
    announced = new Set(open.map(({ key }) => key));
    if (open.length === 0) (status as HTMLElement).textContent = '';
    else if (isNew) (status as HTMLElement).textContent = words.counted('found', open.length);
  }

  const check = () => {
    clearTimeout(timer);
    afterPress(() => {
      const hadFocus = box.contains(document.activeElement);
      refresh();
      // A tip that goes because its words went takes the focus with it, unless it is caught here.
      if (hadFocus && !box.contains(document.activeElement) && !list.focusFirst()) field.focus();
    });
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(check, pauseMilliseconds);
  });
  field.addEventListener('blur', check);
  field.form?.addEventListener('reset', () => {
    clearTimeout(timer);
    dismissed.clear();
    announced.clear();
    status.textContent = '';
    list.forget();
  });
  check();
}

function select(field: HintedField['field'], { from, to }: HintEntry): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  // From its top: the strip of the page and the keyboard of a phone each cover an edge.
  field.scrollIntoView({ block: 'start' });
  // A longer text scrolls within its field, and a selection alone does not bring its line into view.
  if (field instanceof HTMLTextAreaElement)
    field.scrollTop = (from / field.value.length) * field.scrollHeight - field.clientHeight / 2;
}
