import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { guideSchema } from '#content/guides/guide.schema.ts';
import { newsItem } from '#content/news/news-item.schema.ts';
import { pageSchema } from '#content/pages/page.schema.ts';
import { trackSchema } from '#content/tracks/track.schema.ts';

/** An entry's id is its path: `<language>/<slug>`. */
const pathAsId = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '*/*.md', generateId: pathAsId }),
    schema: guideSchema,
  }),
  news: defineCollection({
    loader: glob({ base: './content/news', pattern: '*/*.md', generateId: pathAsId }),
    schema: newsItem,
  }),
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*/*.md', generateId: pathAsId }),
    schema: pageSchema,
  }),
  tracks: defineCollection({
    loader: glob({ base: './content/tracks', pattern: '*/*.md', generateId: pathAsId }),
    schema: trackSchema,
  }),
};
