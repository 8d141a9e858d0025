import { z } from 'zod';
import { danger, reviewed, sentence } from '../danger.schema.ts';

/** One page of prose: `content/pages/<language>/<slug>.md`; `{{phone:police}}` in the body becomes that number. */
export const pageSchema = z.strictObject({
  title: z.string().min(5).max(70),
  /** For a tab and a history, where the title would tell that somebody thinks of reporting. */
  neutralTitle: z.string().min(5).max(30).optional(),
  lead: z.string().min(30).max(260),
  /** A page for who must act at once begins with these, and ends with the way to the form. */
  danger: danger.optional(),
  do: z.array(sentence).min(3).optional(),
  never: z.array(sentence).min(3).optional(),
  reviewedOn: z.iso.date(),
  reviewed,
});

export type Page = z.output<typeof pageSchema>;
