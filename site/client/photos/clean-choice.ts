import { cleanInBrowser } from './clean-in-browser.ts';
import type { PhotoWords } from './photo-words.ts';

/** What became of the chosen photos: lines to show, and whether all of them go along. */
export type CleanedChoice = { lines: string[]; all: boolean };

/** Puts cleaned photos in the place of the chosen ones, under names that say nothing. */
export async function cleanChoice(
  input: HTMLInputElement,
  { say, list }: PhotoWords,
  mostPhotos: number,
  isCurrent: () => boolean,
): Promise<CleanedChoice> {
  const chosen = [...(input.files ?? [])];
  const kept = new DataTransfer();
  const lines: string[] = [];
  for (const [at, file] of chosen.slice(0, mostPhotos).entries()) {
    const number = String(at + 1);
    const cleaned = await cleanInBrowser(file);
    if (cleaned.kind === 'clean') {
      kept.items.add(new File([cleaned.bytes], `foto-${number}.jpg`, { type: 'image/jpeg' }));
      const traces = list(cleaned.removed);
      lines.push(
        cleaned.removed.length > 0 ? say('removed', { number, traces }) : say('nothing', { number }),
      );
    } else if (cleaned.code === 'photo-blocked') return { lines: [say('photo-blocked')], all: true };
    else lines.push(`${say(cleaned.code, { number })} ${say('leftOut')}`);
  }
  if (chosen.length > mostPhotos) lines.push(say('tooMany'));
  if (isCurrent()) input.files = kept.files;
  return { lines, all: kept.files.length === chosen.length };
}
