/** What a phrase can give away. The same kinds as in the labelled sentences; their README says where each begins and ends. */
export const hintKinds = [
  'own-place',
  'relation',
  'only-me',
  'role',
  'unit-number',
  'exact-time',
  'name',
  'phone',
  'email',
  'plate',
  'iban',
  'bsn',
  'contact-self',
] as const;

export type HintKind = (typeof hintKinds)[number];

/** `from` and `to` count UTF-16 units, as `slice` and `setSelectionRange` do; `to` is the first one after it. */
export type Hint = { kind: HintKind; from: number; to: number };

/** What reads as a range of the text, whatever it means. */
export type Stretch = { from: number; to: number };

export const overlap = (one: Stretch, other: Stretch) => one.from < other.to && other.from < one.to;

/** Languages that the rules know. Of a text in any other they would see little, and a page without tips promises none. */
export const hintLanguages = ['nl', 'en'] as const;

export type HintLanguage = (typeof hintLanguages)[number];
