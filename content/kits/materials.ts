/** Sheets for print, in millimetres: width and height. */
export const sheets = {
  'poster-a4': { width: 210, height: 297 },
  'poster-a3': { width: 297, height: 420 },
  /** Outdoor advertising in a bus shelter: visible size of the usual 1185 × 1750 mm frame. */
  abri: { width: 1185, height: 1750 },
  'flyer-a5': { width: 148, height: 210, pages: 2 },
  letter: { width: 210, height: 297 },
  press: { width: 210, height: 297 },
} as const satisfies Record<string, Sheet>;

/** Pictures for screens, in pixels: width and height. */
export const images = {
  'social-wide': { width: 1200, height: 630 },
  'social-square': { width: 1080, height: 1080 },
} as const satisfies Record<string, Sheet>;

type Sheet = { width: number; height: number; pages?: number };

/** What can be made of a kit. Codes are part of addresses and file names: add, never rename. */
export type Material = keyof typeof sheets | keyof typeof images;
export const materialCodes = [...Object.keys(sheets), ...Object.keys(images)] as Material[];

export const isMaterial = (code: string): code is Material => materialCodes.some((each) => each === code);
export const isImage = (code: Material): code is keyof typeof images => code in images;
