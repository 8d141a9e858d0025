import type { FullLanguage } from '#content/languages.ts';
import { newsIn } from '../../news.ts';
import { type NewsFeed, newsFeed } from '../../news-feed.ts';
import { languagePaths, pathIn } from '../../paths.ts';
import { translator } from '../../translations.ts';

export const getStaticPaths = languagePaths;

export async function GET({ props: { language } }: { props: { language: FullLanguage } }): Promise<Response> {
  const t = translator(language);
  const feed: NewsFeed = {
    language,
    title: t('news:feedTitle', { name: t('site:brand.name') }),
    page: pathIn(language, '/nieuws'),
    feed: pathIn(language, '/nieuws.xml'),
    items: (await newsIn(language)).map(({ slug, facts }) => ({ slug, ...facts })),
  };
  return new Response(newsFeed(feed), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
