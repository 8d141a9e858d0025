import type { APIRoute } from 'astro';
import type { FullLanguage } from '#content/languages.ts';
import { nightRegisterColumns } from '#content/night-register.ts';
import { languagePaths } from '../../../paths.ts';
import { translator } from '../../../translations.ts';

export const getStaticPaths = languagePaths;

/** One line of headings and nothing else (RFC 4180), with the mark by which table programs know that it is UTF-8. */
export const GET: APIRoute<{ language: FullLanguage }> = ({ props }) => {
  const t = translator(props.language);
  const heads = nightRegisterColumns.map((column) => t(`night-register:columns.${column}.name`));
  return new Response(`\uFEFF${heads.map((head) => `"${head.replaceAll('"', '""')}"`).join(';')}\r\n`, {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
