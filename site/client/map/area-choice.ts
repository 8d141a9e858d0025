/** What of a `<select>` this needs. */
type AreaSelect = { value: string; options: ArrayLike<{ value: string }> };

/**
 * The pin fills the list of areas, but never over a person's own choice: only an empty list, or one that still names
 * the area where the pin was. The server goes by the pin in any case.
 */
export function areaChoice(select: AreaSelect) {
  let filled = '';
  return {
    follow(code: string): void {
      if (select.value === code) filled = code;
      if (select.value !== filled && select.value !== '') return;
      const offered = Array.from(select.options).some(({ value }) => value === code);
      filled = offered ? code : '';
      select.value = filled;
    },
    forget(): void {
      filled = '';
    },
  };
}
