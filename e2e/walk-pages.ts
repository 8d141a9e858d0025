import { exitPath } from '#content/neutral-site.ts';

export type WalkedPage = { path: string; html: string; links: string[] };
export type Walk = { pages: Map<string, WalkedPage>; broken: string[] };

/** Every page that can be reached by links from the home, and each link or anchor that leads to nothing. */
export async function walkPages(origin: string, start = '/'): Promise<Walk> {
  const pages = new Map<string, WalkedPage>();
  const dead = new Set<string>();
  const asked = new Set<string>();
  const waiting = [start];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (asked.has(path)) continue;
    asked.add(path);
    const answer = await fetch(origin + path, { redirect: 'manual' });
    const html = await answer.text();
    if (answer.status !== 200) dead.add(path);
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const links = linksIn(html, path);
    pages.set(path, { path, html, links });
    waiting.push(...links.map(withoutAnchor));
  }
  return { pages, broken: [...pages.values()].flatMap((page) => brokenOn(page, pages, dead)) };
}

const withoutAnchor = (link: string) => link.split('#', 1)[0] as string;
const hasId = (html: string, id: string) => html.includes(`id="${id}"`);

/** Links to pages of ours, an anchor on the same page with its path; not those that lead away. */
export function linksIn(html: string, path: string): string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => href);
  return hrefs
    .map((href) => (href.startsWith('#') ? path + href : href))
    .filter((href) => /^\/(?!\/)/.test(href) && !withoutAnchor(href).endsWith(exitPath));
}

function brokenOn({ path, links }: WalkedPage, pages: Map<string, WalkedPage>, dead: Set<string>): string[] {
  return links
    .filter((link) => {
      const [to = '', anchor] = link.split('#');
      const page = pages.get(to);
      return dead.has(to) || (anchor !== undefined && (page === undefined || !hasId(page.html, anchor)));
    })
    .map((link) => `${path} -> ${link}`);
}
