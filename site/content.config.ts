import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { guideSchema } from '#content/guides/guide.schema.ts';

/** An entry's id is its path: `<language>/<slug>`. */
const pathAsId = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

/** YAML reads a bare date as a moment in UTC; a guide has a day. */
const withPlainDate = (facts: unknown) => {
  const { reviewedOn, ...rest } = facts as { reviewedOn?: unknown };
  return {
    ...rest,
    reviewedOn: reviewedOn instanceof Date ? reviewedOn.toISOString().slice(0, 10) : reviewedOn,
  };
};

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '*/*.md', generateId: pathAsId }),
    schema: z.preprocess(withPlainDate, guideSchema),
  }),
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*/*.md', generateId: pathAsId }),
    schema: z.looseObject({ title: z.string(), lead: z.string().optional() }),
  }),
};
