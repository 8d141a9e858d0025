import type { IndicatorTable, ShownLayer } from '#api/indicators/indicator-page.schema.ts';

/** A layer in the stack with the letter that stands for it in bars and tables; there are at most eight. */
export type StackedLayer = ShownLayer & { letter: string; tone: string };

/** Written out, because a class must stand somewhere literally to stay in the stylesheet. */
const tones = ['tone-1', 'tone-2', 'tone-3', 'tone-4', 'tone-5', 'tone-6', 'tone-7', 'tone-8'];

export function stackedLayers({ layers }: IndicatorTable): StackedLayer[] {
  return layers
    .filter(({ stacked }) => stacked)
    .map((layer, at) => ({
      ...layer,
      letter: String.fromCharCode(65 + at),
      tone: tones[at % tones.length] as string,
    }));
}

export const bar = { width: 300, height: 24 };
/** Narrower than this a letter does not fit. */
const letterWidth = 13;

export type BarPart = {
  letter: string;
  tone: string;
  x: number;
  width: number;
  /** Whether the letter fits in. */
  lettered: boolean;
};

/** The contributions of one area end to end, on a scale of 0 to 100, in the order of the layers. */
export function barParts(contributions: Record<string, number>, layers: readonly StackedLayer[]): BarPart[] {
  let x = 0;
  return layers.flatMap(({ name, letter, tone }) => {
    const width = ((contributions[name] ?? 0) * bar.width) / 100;
    const part = { letter, tone, x: rounded(x), width: rounded(width), lettered: width >= letterWidth };
    x += width;
    return width > 0 ? [part] : [];
  });
}

const rounded = (value: number) => Math.round(value * 100) / 100;
