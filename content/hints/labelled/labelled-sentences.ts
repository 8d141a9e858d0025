import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { hintKinds, hintLanguages } from '../hint.ts';

const labelled = z.array(
  z.strictObject({ language: z.enum(hintLanguages), text: z.string(), kinds: z.array(z.enum(hintKinds)) }),
);

/** `held-out` is for measuring alone: what reads it may print figures, and never a sentence. */
export const labelledSentences = (half: 'reading' | 'held-out') =>
  labelled.parse(JSON.parse(readFileSync(new URL(`./${half}.json`, import.meta.url), 'utf8')));

export type LabelledSentence = z.output<typeof labelled>[number];
