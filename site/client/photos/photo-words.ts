import type { Trace } from '#sealing/photo-traces.ts';

/** Why a photo does not go along; words for it stand in data attributes of PhotoField. */
export const photoCodes = [
  'photo-kind',
  'photo-heic',
  'photo-too-large',
  'photo-broken',
  'photo-not-clean',
  'photo-blocked',
] as const;
export type PhotoCode = (typeof photoCodes)[number];

/** What is said while photos are cleaned; `{number}` and `{traces}` in it are filled in. */
export const photoSayings = ['working', 'removed', 'nothing', 'leftOut', 'failed', 'tooMany'] as const;
export type PhotoSaying = (typeof photoSayings)[number];

/** `leftOut` -> `data-say-left-out`. */
export const photoAttribute = (name: PhotoSaying | PhotoCode | Trace) =>
  `data-say-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The words of one field, in the language of its page. */
export function photoWords(root: HTMLElement) {
  const say = (name: PhotoSaying | PhotoCode | Trace, fillings: Record<string, string> = {}) =>
    Object.entries(fillings).reduce(
      (words, [key, value]) => words.replace(`{${key}}`, value),
      root.getAttribute(photoAttribute(name)) ?? '',
    );
  const list = (traces: readonly Trace[]) =>
    new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(
      traces.map((trace) => say(trace)),
    );
  return { say, list };
}

export type PhotoWords = ReturnType<typeof photoWords>;
