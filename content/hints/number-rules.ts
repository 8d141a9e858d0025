import type { HintKind } from './hint.ts';

/** What is written in figures or signs is alike in every language. `check` names what a match must still pass. */
export type NumberRule = {
  kind: HintKind;
  source: string;
  check?: 'bsn' | 'iban' | 'plate' | 'plate-words' | 'phone';
};

/**
 * Dutch sidecodes, X for a letter and 9 for a figure, each with its groups (RDW, sidecodes 1 to 14). Vowels are not
 * given out, which keeps "12 op de" from being one.
 */
export const sidecodes: readonly string[] = [
  ...['XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9', '9-XXX-99'],
  ...['XX-999-X', 'X-999-XX', 'XXX-99-X', 'X-99-XXX', '9-XX-999', '999-XX-9'],
];

/** Any of the sidecodes, its groups parted by a hyphen, a space or nothing. */
function plateForm(): string {
  const groups: Record<string, string> = { X: '[BDFGHJ-NPR-TV-XZ]', '9': '\\d', '-': '[ -]?' };
  const forms = sidecodes.map((code) => [...code].map((sign) => groups[sign]).join(''));
  return String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}]-)(?:${forms.join('|')})(?!-?[\p{L}\p{N}])`;
}

/** Every repeat has a bound, and no two that stand side by side can take the same sign: the work stays linear. */
export const numberRules: readonly NumberRule[] = [
  {
    kind: 'email',
    source: String.raw`[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}`,
  },
  {
    kind: 'email',
    source: String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}._+-]{2,64} (?:at|apenstaartje) [\p{L}\p{N}-]{2,63} (?:punt|dot|\.) ?(?:nl|com|org|net|eu|be|de)(?![\p{L}\p{N}])`,
  },
  {
    kind: 'iban',
    source: String.raw`(?<![\p{L}\p{N}])[A-Z]{2}[ .-]?\d{2}[ .-]?[A-Z0-9]{4}(?:[ .-]?(?=[A-Z]{0,3}\d)[A-Z0-9]{1,4}){2,7}(?![\p{L}\p{N}])`,
    check: 'iban',
  },
  {
    kind: 'phone',
    source: String.raw`(?<![\p{L}\p{N}+-])(?:\+|00)[ ]?\d(?:[ ().\/-]{0,3}\d){7,13}(?![\p{L}\p{N}])`,
    check: 'phone',
  },
  {
    kind: 'phone',
    source: String.raw`(?<![\p{L}\p{N}+.,-])\(?0\d(?:[ ().\/-]{0,3}\d){7,9}(?![\p{L}\p{N}])`,
    check: 'phone',
  },
  {
    kind: 'bsn',
    source: String.raw`(?<![\p{L}\p{N}.,-])\d(?:[ .-]?\d){7,8}(?![\p{L}\p{N}]|[.,-]\d)`,
    check: 'bsn',
  },
  { kind: 'plate', source: plateForm(), check: 'plate' },
  {
    kind: 'plate',
    source: String.raw`(?:kenteken\w{0,8}|nummerbord\w{0,3}|nummerplaat|number ?plates?|licen[cs]e plates?|plates?|registration|reg)(?: (?!\d)[\p{L}']{1,12}){0,4}[ :]{1,3}(?=[A-Z0-9 -]{0,8}\d)[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,5}){1,3}(?![\p{L}\p{N}])`,
    check: 'plate-words',
  },
  {
    kind: 'exact-time',
    source: String.raw`(?<![\p{L}\p{N}:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?:am|pm|a\.m|p\.m|uur|u|hrs|hours))?`,
  },
  {
    kind: 'exact-time',
    source: String.raw`(?<![\p{L}\p{N}:.,])(?:[01]?\d|2[0-4])[.]?[0-5]\d\s?(?:uur|u|hrs|hours|h|am|pm)(?![\p{L}\p{N}])`,
  },
  {
    kind: 'exact-time',
    source: String.raw`(?<![\p{L}\p{N}:.,])(?:[01]?\d|2[0-4])\s?[uh]\s?[0-5]\d(?![\p{L}\p{N}])`,
  },
  {
    kind: 'exact-time',
    source: String.raw`(?<=(?<![\p{L}])(?:om|at|by|exact|precies|exactly) )(?:[01]?\d|2[0-4])[.][0-5]\d(?![\p{L}\p{N},%]|\.\d|\s?(?:m|km|meter|euro|kg)(?!\p{L}))`,
  },
  {
    kind: 'exact-time',
    source: String.raw`(?<![\p{L}\p{N}:.,])(?:1[0-2]|[1-9])\s?(?:am|pm|a\.m\.|p\.m\.)(?![\p{L}\p{N}])`,
  },
  {
    kind: 'name',
    source: String.raw`(?<![\p{L}\p{N}.-])\p{Lu}\.(?: ?\p{Lu}\.){0,3} ?(?:(?:van|de|der|den|ten|ter|el|von|du)\s){0,3}\p{Lu}\p{Ll}{2,30}(?![\p{L}])`,
  },
  // A whole postcode is a handful of front doors.
  {
    kind: 'unit-number',
    source: String.raw`(?<![\p{L}\p{N}.,-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\p{N}-])`,
  },
];

/** Numbers that everybody may call: `content/phone-numbers.ts` has those of our own pages, and these are known as well. */
export const publicNumbers: readonly string[] = [
  '112',
  '144',
  '09008844',
  '08007000',
  '09000111',
  '0900112112',
  '113',
  '08000113',
];

/** Letters beside figures that are a measure and no number plate. */
export const measures: readonly string[] = [
  ...[
    'KM',
    'KG',
    'CM',
    'MM',
    'ML',
    'DM',
    'HP',
    'PK',
    'KW',
    'GB',
    'MB',
    'TV',
    'BV',
    'NR',
    'ST',
    'ND',
    'RD',
    'TH',
    'PM',
    'HM',
    'DB',
    'HZ',
    'LB',
    'FT',
    'GR',
    'LTR',
    'KMH',
    'HRS',
    'MIN',
  ],
];
