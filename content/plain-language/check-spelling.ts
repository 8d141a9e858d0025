import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint } from 'cspell';
import type { DutchPage, Fault } from './dutch-page.ts';
import { splitSentences, withoutNames } from './split-sentences.ts';

const config = fileURLToPath(new URL('cspell.json', import.meta.url));
const ignore = () => {};

/** What the page says, one sentence or label per line, so that a line number finds it back. */
const linesOf = ({ texts }: DutchPage) => texts.flatMap(splitSentences).map(({ text }) => text);

/** Every word that neither the Dutch dictionary nor the words of the project know. Nothing is fetched or kept. */
export async function checkSpelling(pages: DutchPage[]): Promise<Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nh-drugsalert-spelling-'));
  try {
    const lines = pages.map(linesOf);
    const files = lines.map((page, index) => {
      const file = join(folder, `${index}.txt`);
      writeFileSync(file, page.map(withoutNames).join('\n'));
      return file;
    });
    const unknown = await unknownWords(files, folder);
    return unknown.map(({ page, line, word }) => ({
      file: pages[page]?.file ?? '',
      rule: 'spelling',
      where: lines[page]?.[line] ?? '',
      detail: `"${word}" is not in the dictionary or in words.txt`,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unknownWords(files: string[], folder: string) {
  const unknown: { page: number; line: number; word: string }[] = [];
  const options = { config, root: folder, cache: false, defaultConfiguration: false };
  const { errors, files: read } = await lint(files, options, {
    issue: ({ uri = '', row, text }) =>
      unknown.push({ page: Number.parseInt(basename(uri), 10), line: row - 1, word: text }),
    info: ignore,
    debug: ignore,
    progress: ignore,
    result: ignore,
    error: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  if (errors > 0 || read < files.length) throw new Error('cspell did not read every text.');
  return unknown;
}
