import { coarsenLocation, type LocationPrecision, type Point } from '#sealing/coarsen-location.ts';
import { readPosition } from '#sealing/read-position.ts';
import { areaBorders } from './area-borders.ts';
import { placeFields } from './place-fields.ts';

/**
 * The place of a report as it may leave the device: `precision` is what was kept, which beside a border can be coarser
 * than what was asked. `areaCode` is the area of the pin, else the chosen one. A position that lies `outside` the
 * province or is `unreadable` has no location here, unless it was to be exact.
 */
export type ChosenPlace = {
  areaCode: string | null;
  location: Point | null;
  precision: LocationPrecision;
  outside: boolean;
  unreadable: boolean;
};

const noPoint = { location: null, precision: 'municipality', outside: false, unreadable: false } as const;

/**
 * What is chosen in the form, coarsened by exact borders. They are fetched here if there is a position and the map did
 * not fetch them yet; without a position nothing is.
 * @throws when the borders do not come
 */
export async function chosenPlace(form: HTMLFormElement): Promise<ChosenPlace> {
  const { position, precision, areaCode } = placeFields(form);
  if (position === '') return { ...noPoint, areaCode };
  const location = readPosition(position);
  if (location === null) return { ...noPoint, areaCode, unreadable: true };
  const { codeAt } = await areaBorders(bordersPath(form));
  const code = codeAt(...location.coordinates);
  if (code === null) return { ...noPoint, areaCode, outside: true };
  return {
    ...coarsenLocation(location, precision, codeAt),
    areaCode: code,
    outside: false,
    unreadable: false,
  };
}

function bordersPath(form: HTMLFormElement): string {
  const path = form.querySelector<HTMLElement>('[data-areas]')?.dataset.areas;
  if (path === undefined) throw new Error('The form does not say where the borders are.');
  return path;
}
