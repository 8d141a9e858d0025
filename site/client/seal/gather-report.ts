import type { Around } from '#sealing/report-content.ts';
import { cleanInBrowser } from '../photos/clean-in-browser.ts';
import { chosenPlace } from '../place/chosen-place.ts';
import { type Fault, readAnswers } from './read-answers.ts';

type Cleaned = Awaited<ReturnType<typeof cleanInBrowser>>;

/** Each file is cleaned once, however often somebody tries to send. */
const cleanedFiles = new WeakMap<File, Promise<Cleaned>>();

export type Gathered = NonNullable<Awaited<ReturnType<typeof gatherReport>>>;

/**
 * All that was filled in, as it goes into the seal, and the faults that the server would name. `unclean`: a photo that
 * only the server can clean, since this browser lets no page read what it draws. Null when the borders do not come
 * that a position needs.
 */
export async function gatherReport(form: HTMLFormElement, language: string) {
  const fields = new FormData(form);
  const limits = { description: maxLength(form, 'description'), place: maxLength(form, 'place') };
  const { answers, faults } = readAnswers(fields, language, limits);
  const place = await chosenPlace(form).catch(() => null);
  if (place === null) return null;
  if (place.unreadable) faults.push({ field: 'location', code: 'not-a-position' });
  if (place.outside) faults.push({ field: 'location', code: 'outside-province' });
  const files = fields.getAll('photos').filter((file): file is File => file instanceof File && file.size > 0);
  const { photos, unclean } = await cleanAll(files, faults);
  const text = (name: string) => String(fields.get(name) ?? '');
  const around = {
    areaCode: place.areaCode,
    location: place.location,
    campaign: text('campaign'),
  } satisfies Partial<Around>;
  return {
    answers: { ...answers, locationPrecision: place.precision },
    ...{ around, faults, unclean, website: text('website'), formToken: text('formToken') },
    photos: photos.map(({ bytes }) => bytes),
    removed: [...new Set(photos.flatMap(({ removed }) => removed))],
  };
}

function maxLength(form: HTMLFormElement, name: string): number {
  const field = form.elements.namedItem(name) as HTMLTextAreaElement | HTMLInputElement;
  return field.maxLength >= 0 ? field.maxLength : Number.POSITIVE_INFINITY;
}

/** One after the other: a decoded photo is large, and an old phone has little memory. */
async function cleanAll(files: readonly File[], faults: Fault[]) {
  const photos: Extract<Cleaned, { kind: 'clean' }>[] = [];
  let unclean = false;
  for (const [at, file] of files.entries()) {
    const cleaning = cleanedFiles.get(file) ?? cleanInBrowser(file);
    cleanedFiles.set(file, cleaning);
    const cleaned = await cleaning;
    if (cleaned.kind === 'clean') photos.push(cleaned);
    else if (cleaned.code === 'photo-blocked') unclean = true;
    else faults.push({ field: 'photos', code: cleaned.code, number: at + 1 });
  }
  return { photos, unclean };
}
