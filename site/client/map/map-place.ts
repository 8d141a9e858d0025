/** Texts that the map fills in while it is used; `{area}` in them is a name. They stand in data attributes of MapPlace. */
export const spokenTexts = [
  'loading',
  'failed',
  'pinSet',
  'pinOutside',
  'pinRemoved',
  'unreadable',
  'keptSquare',
  'keptArea',
  'zoomHint',
  'centre',
  'centreOutside',
] as const;
export type SpokenText = (typeof spokenTexts)[number];

/** `pinSet` -> `data-text-pin-set`. */
export const textAttribute = (text: SpokenText) =>
  `data-text-${text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export type MapPlace = ReturnType<typeof mapPlace>;

/** The parts of the form that the map works with. */
export function mapPlace(root: HTMLElement) {
  const part = <Kind extends HTMLElement>(name: string) => {
    const found = root.querySelector<Kind>(`[data-map-${name}]`);
    if (!found) throw new Error(`The map has no part "${name}".`);
    return found;
  };
  const status = part('status');
  const form = root.closest('form') as HTMLFormElement;
  const text = (name: SpokenText, area = '') =>
    (root.getAttribute(textAttribute(name)) ?? '').replace('{area}', area);
  return {
    ...{ root, form, text },
    show: part<HTMLButtonElement>('show'),
    opened: part('opened'),
    credit: part('credit'),
    view: part('view'),
    controls: part('controls'),
    areasPath: root.dataset.areas as string,
    position: form.elements.namedItem('location') as HTMLInputElement,
    area: form.elements.namedItem('areaCode') as HTMLSelectElement,
    precision: () => String(new FormData(form).get('locationPrecision') ?? 'exact'),
    say: (name: SpokenText | null, area = '', more: string | null = '') => {
      status.textContent = name === null ? '' : `${text(name, area)} ${more ?? ''}`.trim();
    },
  };
}
