import type { DensityArea } from '#api/counts/density-page.schema.ts';
import { signOf } from './density-class.ts';
import type { MapArea } from './density-map.ts';

type Box = { left: number; right: number; top: number; bottom: number };
export type MapText = { code: string; x: number; y: number; sign: string; name: string };

const letter = 6.6;
const line = 17;
const mostNames = 8;

/**
 * A sign for every area that has one, and a name where it is worth the room: first the chosen area and those that
 * stand out, then the largest ones for finding one's way. A name never covers another name or a sign.
 */
export function mapTexts(drawn: readonly MapArea[], areas: readonly DensityArea[], chosen = ''): MapText[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const texts = drawn.flatMap(({ code, label: [x, y], width }) => {
    const area = byCode.get(code);
    return area ? [{ area, width, text: { code, x, y, sign: signOf(area), name: '' } }] : [];
  });
  const taken = texts.filter(({ text }) => text.sign).map(({ text }) => boxOf(text.x, text.y, 1));
  const candidates = texts.filter(
    ({ area, width }) => area.code === chosen || width > area.name.length * letter * 0.7,
  );
  let named = 0;
  const weightOf = ({ area, width }: (typeof texts)[number]) =>
    width + (area.code === chosen ? 20_000 : 0) + weightOfSignals(area);
  for (const { area, text } of candidates.toSorted((a, b) => weightOf(b) - weightOf(a))) {
    const y = text.sign ? text.y + line : text.y;
    const box = boxOf(text.x, y, area.name.length);
    if (named >= mostNames || taken.some((other) => overlap(box, other))) continue;
    text.name = area.name;
    taken.push(box);
    named += 1;
  }
  return texts.map(({ text }) => text).filter(({ sign, name }) => sign || name);
}

const weightOfSignals = ({ signals }: DensityArea) =>
  (signals.underReported ? 10_000 : 0) + (signals.low ? 5_000 : 0);

function boxOf(x: number, y: number, letters: number): Box {
  const half = Math.max(letters, 2) * letter * 0.5;
  return { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
