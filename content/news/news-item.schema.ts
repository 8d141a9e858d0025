import { z } from 'zod';

/** One piece of news about the site itself: `content/news/<language>/<slug>.md`. It names no place and no report. */
export const newsItem = z.strictObject({
  title: z.string().min(5).max(70),
  lead: z.string().min(40).max(260),
  publishedOn: z.iso.date(),
  /** Whether somebody who grew up with the language has read the text. */
  reviewed: z.boolean().default(true),
});

export type NewsItem = z.output<typeof newsItem>;
