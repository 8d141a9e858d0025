import { hintLanguages } from '../hints/hint.ts';
import { isFull, type Language } from '../languages.ts';

/** Words of what every language has: `content/i18n/<language>/<namespace>.json`. */
const coreNamespaces = [
  'site',
  'guide',
  'signs',
  'phenomena',
  'report',
  'receipt',
  'follow-up',
  'problems',
] as const;

/** Words of the desk, which is worked at in Dutch; English beside it. Every other namespace is public. */
const deskNamespaces: readonly string[] = [
  'audit',
  'campaigns',
  'density',
  'effect',
  'exports',
  'indicators',
  'rewards',
];

export function isOfDesk(namespace: string): boolean {
  return deskNamespaces.includes(namespace) || /^desk(-|$)/.test(namespace);
}

/** Words of tips while writing, for the languages that the tips know (`hintLanguages`). */
const hintWords = 'hints';

/** Which of all namespaces a language has. */
export function namespacesOf(language: Language, all: readonly string[]): string[] {
  if (!isFull(language)) return [...coreNamespaces];
  const known: readonly Language[] = hintLanguages;
  return known.includes(language) ? [...all] : all.filter((name) => !isOfDesk(name) && name !== hintWords);
}
