import { globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readProse, textsIn } from '../guides/read-prose.ts';
import { isOfDesk } from '../i18n/namespaces.ts';
import type { DutchPage } from './dutch-page.ts';

const content = new URL('../', import.meta.url);
/** Folders of typed content: one module per subject, its Dutch under a key `nl`. */
const typedFolders = ['kits', 'self-checks', 'events'];

/** All Dutch of the project that a person reads: one page per file of prose, namespace of words or typed subject. */
export async function readDutch(): Promise<DutchPage[]> {
  const typed = await Promise.all(typedFolders.map(readTyped));
  return [...proseFolders().flatMap(readFolder), ...readNamespaces(), ...typed.flat()];
}

/** Every folder of `content/` that has markdown in Dutch, so that a new one cannot be forgotten. */
const proseFolders = (): string[] =>
  globSync('*/nl/', { cwd: fileURLToPath(content) })
    .map((path) => path.replaceAll('\\', '/').split('/')[0] ?? '')
    .filter((folder) => folder !== 'i18n');

const readFolder = (folder: string): DutchPage[] =>
  readProse(new URL(`${folder}/`, content))
    .filter(({ language }) => language === 'nl')
    .map(({ slug, facts, body }) => ({
      file: `content/${folder}/nl/${slug}.md`,
      texts: [...textsIn(facts), body],
      readers: 'public',
    }));

function readNamespaces(): DutchPage[] {
  const folder = new URL('i18n/nl/', content);
  return readdirSync(folder).map((name) => ({
    file: `content/i18n/nl/${name}`,
    texts: wordsOf(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
    readers: isOfDesk(name.replace('.json', '')) ? 'staff' : 'public',
  }));
}

/** Every text of a namespace: its keys are names of texts, never of codes. */
const wordsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(wordsOf);

async function readTyped(folder: string): Promise<DutchPage[]> {
  const place = new URL(`${folder}/`, content);
  const modules = readdirSync(place).filter(
    (name) => /^[a-z0-9-]+\.ts$/.test(name) && name !== `${folder}.ts`,
  );
  const pages = modules.map(async (name) => ({
    file: `content/${folder}/${name}`,
    texts: underDutch(await import(new URL(name, place).href)),
    readers: 'public' as const,
  }));
  return (await Promise.all(pages)).filter(({ texts }) => texts.length > 0);
}

/** What stands under a key `nl`, however deep. */
function underDutch(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'nl' ? textsIn(part) : underDutch(part)));
}
