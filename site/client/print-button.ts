/** Printing needs script, so its buttons appear with it. */
export function offerPrint(within: ParentNode): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
