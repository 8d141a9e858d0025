/** On a shared phone "back" must not show what was typed or read: the page forgets when it is left, and again on return. */
function clear(): void {
  for (const read of document.querySelectorAll('[data-receipt], [data-clear-on-leave]:not(form)')) {
    read.replaceChildren();
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-clear-on-leave]')) empty(form);
  // Survives a change of page in the same tab.
  window.name = '';
}

/** What came with the page counts as its default, so that goes before the reset, on which map and hints forget as well. */
function empty(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
      field.defaultChecked = false;
    else field.defaultValue = '';
  }
  for (const option of form.querySelectorAll('option')) option.defaultSelected = false;
  form.reset();
  // A reset leaves hidden fields alone, and in some browsers a chosen file too.
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type="hidden"], input[type="file"]'))
    field.value = '';
}

/**
 * An answer to a post comes back by posting again, and so would show the receipt or the text once more. Left as if it
 * had been asked for by its address, it does not. Only at leaving: loading it again must still bring the receipt.
 */
addEventListener('beforeunload', () => history.replaceState(null, '', location.pathname));
addEventListener('pagehide', clear);
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  clear();
  // Asked for anew and never loaded again: that would offer to send once more what this page was the answer to.
  const home = document.querySelector<HTMLAnchorElement>('a.brand')?.href ?? '/';
  location.replace(document.querySelector('[data-receipt]') ? home : location.pathname);
});
