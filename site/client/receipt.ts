/** Print and copy need script, so their buttons appear with it. */
const print = document.querySelector<HTMLButtonElement>('[data-print]');
const copy = document.querySelector<HTMLButtonElement>('[data-copy]');
const warning = document.querySelector<HTMLElement>('[data-copy-warning]');
const status = document.querySelector<HTMLElement>('[data-copy-status]');
const groups = document.querySelectorAll('[data-receipt] span');

if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

// No clipboard on plain http or in strict browsers: then there is no button that does nothing.
if (copy && warning && status && navigator.clipboard) {
  copy.hidden = false;
  warning.hidden = false;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText([...groups].map((group) => group.textContent).join(' '));
    status.textContent = copy.dataset.copied ?? '';
  });
}
