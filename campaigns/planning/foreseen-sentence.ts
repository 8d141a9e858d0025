import type { FrozenDesign } from './plan.schema.ts';

/** What a plan could show, in words, before it begins: "Met dit gebied en deze looptijd zien we pas een verdubbeling." */
export function foreseenSentence(
  { smallestRatio }: Pick<FrozenDesign, 'smallestRatio'>,
  areas: number,
): string {
  const opening = `Met ${areas === 1 ? 'dit gebied' : 'deze gebieden'} en deze looptijd`;
  if (smallestRatio === null) return `${opening} kunnen we geen enkele stijging aantonen.`;
  const times = upwards(smallestRatio);
  return times in multiples
    ? `${opening} zien we pas een ${multiples[times]}.`
    : `${opening} zien we pas iets als er ${decimals.format(times)} keer zoveel meldingen komen.`;
}

/** How likely a doubling would be seen: "De kans dat we een verdubbeling zien, is 45 van de 100." */
export function doublingSentence({ powerForDoubling }: Pick<FrozenDesign, 'powerForDoubling'>): string {
  const chance = Math.floor(powerForDoubling * 100 + 1e-9);
  if (chance >= 99) return 'Een verdubbeling zien we bijna zeker.';
  const words = chance < 1 ? 'kleiner dan 1' : String(chance);
  return `De kans dat we een verdubbeling zien, is ${words} van de 100.`;
}

/** "×1,6": rounded upwards, because less than this would be promised too much. */
export function timesOf(ratio: number): string {
  return `×${decimals.format(upwards(ratio))}`;
}

const decimals = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });
const multiples: Record<number, string> = { 2: 'verdubbeling', 3: 'verdrievoudiging', 4: 'verviervoudiging' };
const upwards = (ratio: number) =>
  ratio >= 10 ? Math.ceil(ratio - 1e-9) : Math.ceil(ratio * 10 - 1e-9) / 10;
