import { attribution, licence } from '#api/ogc/describe-collection.ts';
import { figureProperties } from '#api/ogc/release-properties.ts';
import words from '#content/i18n/nl/exports.json' with { type: 'json' };
import phenomenonWords from '#content/i18n/nl/phenomena.json' with { type: 'json' };
import type { ExportFilters } from './export.schema.ts';
import type { ExportContent, ExportFile } from './export-content.ts';

const texts = words.readme;

/** What a stranger needs beside the figures: question, choice, meaning of each column, source, licence, end date. */
export function exportReadme(
  content: ExportContent,
  files: readonly Pick<ExportFile, 'format' | 'sha256' | 'bytes'>[],
): string {
  const { id, version, question, endsOn, madeOn, release, rows } = content;
  const columns = Object.entries(figureProperties).map(
    ([name, { description }]) => `  ${name}: ${description}`,
  );
  const sections = [
    [texts.title, ...(content.invented ? [texts.invented] : [])],
    [texts.question, `  ${question}`],
    [texts.choice, ...choiceLines(content.filters).map((line) => `  ${line}`)],
    [
      texts.version,
      `  ${texts.export} ${id}, ${texts.number} ${version}, ${madeOn}, ${rows.length} ${texts.figures}`,
      `  ${texts.release} ${release.version}, SHA-256 ${release.sha256}`,
      ...files.map(({ format, sha256, bytes }) => `  ${format}: ${bytes} bytes, SHA-256 ${sha256}`),
    ],
    [texts.endsOn, `  ${endsOn}. ${texts.afterwards}`],
    [texts.meaning, ...Object.values(texts.meanings).map((line) => `  ${line}`)],
    [texts.columns, ...columns],
    [texts.sources, `  ${attribution}`, `  ${texts.borders}`],
    [texts.licence, `  ${licence.title}: ${licence.href}`],
  ];
  return `${sections.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`;
}

function choiceLines({ level, areas, from, to, phenomenon }: ExportFilters): string[] {
  const names = phenomenonWords as Record<string, { name: string } | undefined>;
  const chosen = phenomenon === null ? texts.all : (names[phenomenon]?.name ?? texts.total);
  return [
    `${texts.level}: ${level === null ? texts.all : words.levels[level]}`,
    `${texts.areas}: ${areas.length === 0 ? texts.all : areas.join(', ')}`,
    `${texts.period}: ${from ?? texts.beginning} ${texts.until} ${to ?? texts.end}`,
    `${texts.phenomenon}: ${chosen}`,
  ];
}
