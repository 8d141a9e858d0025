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

/** Long questions are set smaller, so that the drawing keeps its half of the sheet. */
export function headlineClass(headline: string): string {
  if (headline.length <= 22) return 'headline headline--short';
  return headline.length <= 34 ? 'headline' : 'headline headline--long';
}
