import { z } from 'zod';

/** One page of prose: `content/pages/<language>/<slug>.md`; `{{phone:police}}` in the body becomes that number. */
export const pageSchema = z.strictObject({
  title: z.string().min(5).max(70),
  lead: z.string().min(40).max(260),
  reviewedOn: z.iso.date(),
});

export type Page = z.output<typeof pageSchema>;
