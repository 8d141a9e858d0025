/** On a shared phone "back" must not show what was typed: the page forgets when it is left, and again on return. */
function clear(): void {
  for (const code of document.querySelectorAll('[data-receipt]')) code.textContent = '';
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-clear-on-leave]')) {
    form.reset();
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      if (field.type === 'radio' || field.type === 'checkbox') (field as HTMLInputElement).checked = false;
      else field.value = '';
    }
    for (const choice of form.querySelectorAll('select')) choice.selectedIndex = 0;
  }
}

addEventListener('pagehide', clear);
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  clear();
  // The receipt was the answer to a post: loading it again would offer to send the report again.
  if (document.querySelector('[data-receipt]')) location.replace('/');
  else location.reload();
});
