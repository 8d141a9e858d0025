import type { FullLanguage } from '#content/languages.ts';
import { escapeHtml } from './escape-html.ts';

export type Framed = {
  language: FullLanguage;
  title: string;
  /** Markup of our own. */
  body: string;
  /** The one thing to press, if there is one. */
  button?: { words: string; href: string };
  /** Small print under the letter, as text. */
  small: readonly string[];
  leave?: { words: string; href: string };
};

const text = 'font:17px/1.6 -apple-system,Segoe UI,Roboto,Noto Sans,Arial,sans-serif;color:#10262d';
const smallText = 'font:15px/1.5 -apple-system,Segoe UI,Roboto,Noto Sans,Arial,sans-serif;color:#465a60';

/**
 * A letter in our look, for programs that know no stylesheet: styles stand on the tags. No picture, no font and nothing else
 * that a mail program would fetch, since fetching tells that somebody reads.
 */
export function mailFrame({ language, title, body, button, small, leave }: Framed): string {
  const press = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:13px 22px;background:#17616e;color:#ffffff;text-decoration:none;font-weight:700;border-radius:4px">${escapeHtml(button.words)}</a></p>`
    : '';
  const prints = small
    .map((line) => `<p style="${smallText};margin:0 0 8px">${escapeHtml(line)}</p>`)
    .join('');
  const away = leave
    ? `<p style="${smallText};margin:0"><a href="${escapeHtml(leave.href)}" style="color:#0f5a68">${escapeHtml(leave.words)}</a></p>`
    : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">',
    `<title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:0;background:#edf3f3">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:0 12px 24px">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff">',
    '<tr><td style="background:#0d333d;color:#eef5f3;padding:16px 24px;font:700 19px/1.3 Charter,Georgia,serif">NH Drugsalert</td></tr>',
    `<tr><td style="${text};padding:28px 24px">${body}${press}</td></tr>`,
    `<tr><td style="border-top:1px solid #c3d1d2;padding:20px 24px">${prints}${away}</td></tr>`,
    '</table></td></tr></table></body></html>',
  ].join('\n');
}
