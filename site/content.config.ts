import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { guideSchema } from '#content/guides/guide.schema.ts';
import { pageSchema } from '#content/pages/page.schema.ts';

/** An entry's id is its path: `<language>/<slug>`. */
const pathAsId = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '*/*.md', generateId: pathAsId }),
    schema: guideSchema,
  }),
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*/*.md', generateId: pathAsId }),
    schema: pageSchema,
  }),
};
