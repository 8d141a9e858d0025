import { phoneNumbers } from '#content/phone-numbers.ts';

const known = Object.values(phoneNumbers);
const shown = new Set(known.map((number) => number.shown.replace(/\D/g, '')));
const linked = new Set<string>(known.map(({ href }) => href));

/** What looks like a number to dial: +31…, 0…, 14 0…, or three to five digits after "bel" or "call". */
const shapes = [
  /(?<![\d.,/-])(?:\+|00)\d[\d\s().-]{6,}\d/g,
  /(?<![\d.,/-])\(?0\d(?:[\s().-]*\d){5,}/g,
  /(?<![\d.,/-])14[\s.-]?0\d{2,3}\b/g,
  /\b(?:bel|belt|bellen|call|dial|phone)(?: (?:dan|de|the|op|us|naar|on))*[\s:]+(\d{3,5})\b(?!-)/gi,
];

/** Numbers in a text, or in its `tel:` links, that do not stand in content/phone-numbers.ts. */
export function unknownPhoneNumbers(text: string, telLinks: string[] = []): string[] {
  const found = shapes.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1] ?? match[0]));
  const unknown = found.filter((number) => !shown.has(number.replace(/\D/g, '')));
  return [...unknown, ...telLinks.filter((href) => !linked.has(href))];
}
