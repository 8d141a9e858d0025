/** Of a part of the page that is written out whole, only what is named stays. */
export function keepParts(whole: ParentNode, names: ReadonlySet<string>): void {
  for (const part of whole.querySelectorAll<HTMLElement>('[data-part]'))
    if (!names.has(part.dataset.part as string)) part.remove();
}
