import type { HintedField } from './open-hints.ts';

/**
 * The rules are fetched when a field with hints is first entered, and not while somebody types: from then on there is
 * nothing to ask of anybody. Without them the advice above the field stays, so a failure is silent; entering tries again.
 */
const opened = new WeakSet<HTMLElement>();

async function open(place: HintedField): Promise<void> {
  if (opened.has(place.root)) return;
  opened.add(place.root);
  try {
    const { openHints } = await import('./open-hints.ts');
    openHints(place);
  } catch {
    opened.delete(place.root);
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-hints]')) {
  const field = document.getElementById(root.dataset.hints ?? '');
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
  field.addEventListener('focus', () => open({ root, field }));
  // A form that was refused comes back with its text, and may come back with the field in focus.
  if (field.value !== '' || field === document.activeElement) open({ root, field });
}
