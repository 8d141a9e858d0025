/**
 * What a photo can tell beside its picture, in the words in which people are told that it was taken out:
 * - `place`: coordinates, names of places · `device`: make, model, serial number, lens, the maker's own note
 * - `moment`: dates and times · `author`: owner, maker, copyright · `software`: what edited or wrote it
 * - `preview`: a second picture inside (a thumbnail can show what was cut away) · `text`: titles, remarks
 * - `profile`: colours of one device · `other`: all that is not the picture and that we do not know
 */
export const photoTraces = [
  'place',
  'device',
  'moment',
  'author',
  'software',
  'preview',
  'text',
  'profile',
  'other',
] as const;

export type Trace = (typeof photoTraces)[number];

/** What was found in a file, and whether the file runs to the end that its format announces. */
export type FoundTraces = { traces: Trace[]; whole: boolean };
