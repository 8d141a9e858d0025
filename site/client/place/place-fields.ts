import { locationPrecisions } from '#sealing/coarsen-location.ts';

/** The raw answers, from the fields themselves. */
export function placeFields(form: HTMLFormElement) {
  const typedIn = (name: string) =>
    (form.elements.namedItem(name) as { value?: string } | null)?.value?.trim() ?? '';
  const asked = typedIn('locationPrecision');
  return {
    position: typedIn('location'),
    precision: locationPrecisions.find((each) => each === asked) ?? 'exact',
    areaCode: typedIn('areaCode') || null,
  };
}
