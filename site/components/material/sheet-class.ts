import type { Material } from '#content/kits/materials.ts';

/** Size of a sheet, on paper and on the screen. */
export const sheetClass: Record<Material, string> = {
  'poster-a4': 'sheet sheet--poster-a4',
  'poster-a3': 'sheet sheet--poster-a3',
  abri: 'sheet sheet--abri',
  'flyer-a5': 'sheet sheet--flyer-a5',
  letter: 'sheet sheet--letter',
  press: 'sheet sheet--press',
  'social-wide': 'sheet sheet--social-wide',
  'social-square': 'sheet sheet--social-square',
};

/** Long questions are set smaller, so that the drawing keeps its half of the sheet: the big ones fit in two lines. */
export function headlineClass(headline: string): string {
  const longestLine = inTwoLines(headline);
  if (longestLine <= 10) return 'headline headline--shortest';
  if (longestLine <= 12) return 'headline headline--short';
  return headline.length <= 34 ? 'headline' : 'headline headline--long';
}

/** Letters of the longer of two lines, where it is broken best. */
function inTwoLines(headline: string): number {
  const breaks = [...headline.matchAll(/ /g)].map(({ index }) => index);
  return Math.min(headline.length, ...breaks.map((at) => Math.max(at, headline.length - at - 1)));
}
