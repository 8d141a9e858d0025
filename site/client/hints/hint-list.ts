import type { HintEntry } from '#content/hints/hint-entries.ts';
import type { HintWords } from './hint-words.ts';

type Doings = { show: (entry: HintEntry) => void; dismiss: (entry: HintEntry) => void };

/** More at once would frighten; the next ones follow as the first are seen to. */
const shownAtOnce = 4;

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = '') {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}

/** The list under one field. An entry that stays keeps its place on the page, so that nothing moves under a finger or a focus. */
export function hintList(box: HTMLElement, words: HintWords, doings: Doings) {
  const list = make('ul', 'hints-list');
  const more = make('p', 'small');
  const items = new Map<string, { item: HTMLLIElement; entry: HintEntry }>();

  function button(text: string, key: string, deed: (entry: HintEntry) => void): HTMLButtonElement {
    const node = make('button', 'hints-button', text);
    const { entry } = items.get(key) ?? {};
    node.type = 'button';
    node.append(make('span', 'off-screen', ` “${entry?.words ?? ''}”`));
    node.addEventListener('click', () => {
      const now = items.get(key);
      if (now) deed(now.entry);
    });
    return node;
  }

  function add(entry: HintEntry): HTMLLIElement {
    const item = make('li', 'hints-entry');
    items.set(entry.key, { item, entry });
    const reason = make('p', 'hints-reason');
    reason.append(make('b', '', `“${entry.words}”`), ` ${words.kinds[entry.kind]}`);
    const deeds = make('div', 'hints-deeds');
    deeds.append(
      button(words.show, entry.key, doings.show),
      button(words.dismiss, entry.key, doings.dismiss),
    );
    item.append(reason, deeds);
    return item;
  }

  return {
    update(entries: readonly HintEntry[]): void {
      const shown = entries.slice(0, shownAtOnce);
      const keys = new Set(shown.map(({ key }) => key));
      for (const [key, { item }] of items) {
        if (keys.has(key)) continue;
        item.remove();
        items.delete(key);
      }
      shown.forEach((entry, at) => {
        const known = items.get(entry.key);
        if (known) known.entry = entry;
        const item = known?.item ?? add(entry);
        if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
      });
      const left = entries.length - shown.length;
      more.textContent = left > 0 ? words.counted('more', left) : '';
      more.hidden = left === 0;
      if (shown.length > 0 && !list.isConnected) box.replaceChildren(...heading(), list, more, local());
      // "You have looked at everything" has the focus, and stays until the person goes on.
      box.hidden = shown.length === 0 && document.activeElement !== box;
    },
    /** After the last tip was put away: the focus must stay somewhere, and a phone must not open its keyboard for it. */
    sayDone(): void {
      box.replaceChildren(make('p', 'hints-reason', words.done));
      box.hidden = false;
      box.focus();
    },
    /** False when there is no tip to go to. */
    focusFirst(): boolean {
      const button = list.querySelector<HTMLButtonElement>('.hints-deeds button:last-child');
      button?.focus();
      return button !== null;
    },
    forget(): void {
      items.clear();
      list.replaceChildren();
      box.replaceChildren();
      box.hidden = true;
    },
  };

  function heading(): HTMLElement[] {
    return [make('p', 'hints-heading', words.heading), make('p', 'hints-intro', words.intro)];
  }
  function local(): HTMLElement {
    return make('p', 'small', words.local);
  }
}
