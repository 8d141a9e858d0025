import { circleMetres, type LocationPrecision } from '#sealing/coarsen-location.ts';
import { placeFields } from '../place/place-fields.ts';

/** Texts that the map fills in while it is used; `{area}`, `{metres}` and `{count}` in them are filled in. They stand in data attributes of MapPlace. */
export const spokenTexts = [
  'loading',
  'failed',
  'pinSet',
  'pinOutside',
  'pinRemoved',
  'unreadable',
  'keptExact',
  'keptCircle',
  'keptWider',
  'keptArea',
  'keptAreaByBorder',
  'zoomHint',
  'centre',
  'centreOutside',
  'searching',
  'found',
  'foundNone',
  'searchFailed',
  'searchEmpty',
] as const;
export type SpokenText = (typeof spokenTexts)[number];
export type Fillings = { area?: string; metres?: number; count?: number };

/** `pinSet` -> `data-text-pin-set`. */
export const textAttribute = (text: SpokenText) =>
  `data-text-${text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export type MapPlace = ReturnType<typeof mapPlace>;

/** Metres of the circle of a precision, to fill in. */
export const metresOf = (precision: LocationPrecision): number | undefined =>
  circleMetres[precision as keyof typeof circleMetres];

/** The parts of the form that the map works with. */
export function mapPlace(root: HTMLElement) {
  const part = <Kind extends HTMLElement>(name: string) => {
    const found = root.querySelector<Kind>(`[data-map-${name}]`);
    if (!found) throw new Error(`The map has no part "${name}".`);
    return found;
  };
  const status = part('status');
  const form = root.closest('form') as HTMLFormElement;
  const text = (name: SpokenText, fillings: Fillings = {}) =>
    Object.entries(fillings).reduce(
      (words, [key, value]) => words.replace(`{${key}}`, String(value)),
      root.getAttribute(textAttribute(name)) ?? '',
    );
  return {
    ...{ root, form, text },
    show: part<HTMLButtonElement>('show'),
    opened: part('opened'),
    credit: part('credit'),
    view: part('view'),
    controls: part('controls'),
    areasPath: root.dataset.areas as string,
    /** Pictures for under the map; none, and nothing is asked for, unless the page says where they are. */
    tilesPath: root.dataset.tiles,
    search: root.querySelector<HTMLElement>('[data-address-search]'),
    position: form.elements.namedItem('location') as HTMLInputElement,
    area: form.elements.namedItem('areaCode') as HTMLSelectElement,
    precision: () => placeFields(form).precision,
    say: (name: SpokenText | null, fillings: Fillings = {}, more: string | null = '') => {
      status.textContent = name === null ? '' : `${text(name, fillings)} ${more ?? ''}`.trim();
    },
  };
}
