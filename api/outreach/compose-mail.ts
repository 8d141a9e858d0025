import { findEvent } from '#content/events/events.ts';
import type { FullLanguage } from '#content/languages.ts';
import { escapeHtml } from './escape-html.ts';
import { eventOf } from './lists.ts';
import { mailFrame } from './mail-frame.ts';
import { mailHtml } from './mail-markdown.ts';
import { mailText, wrapped } from './mail-text.ts';
import { filled, mailWords } from './mail-words.ts';
import type { Reader } from './subscriber.ts';

/** A letter as people read it; who it goes to and how it comes back is added where it is sent. */
export type Letter = { subject: string; text: string; html: string; leaveHref?: string };

type ToReader = {
  list: string;
  language: FullLanguage;
  reader: Reader;
  site: string;
  unconfirmedDays: number;
};

/** Links carry a token and nothing else: not who, not which list, not which letter. */
export function linkTo(site: string, language: FullLanguage, page: 'bevestigen' | 'afmelden', token: string) {
  return `${site}${language === 'nl' ? '' : `/${language}`}/nieuwsbrief/${page}/${token}`;
}

/** How a list is called in the middle of a sentence. */
export function nameOfList(list: string, language: FullLanguage): string {
  const slug = eventOf(list);
  const words = mailWords(language);
  if (slug === null) return words.lists[list as keyof typeof words.lists];
  return filled(words.event, { title: findEvent(slug)?.texts[language].title ?? '' });
}

/** The first mail: nothing comes after it unless its button is pressed. */
export function confirmLetter({ list, language, reader, site, unconfirmedDays }: ToReader): Letter {
  const words = mailWords(language).confirm;
  const name = nameOfList(list, language);
  const href = linkTo(site, language, 'bevestigen', reader.confirm);
  const lines = [filled(words.lead, { name }), words.press];
  const small = [filled(words.ignore, { days: String(unconfirmedDays) })];
  return letter(language, words.subject, lines, { words: words.button, href }, small);
}

/** To an address that is on the list already: only who has the mailbox may learn that. */
export function knownLetter({ list, language, reader, site }: ToReader): Letter {
  const words = mailWords(language).known;
  const name = nameOfList(list, language);
  const href = linkTo(site, language, 'afmelden', reader.leave);
  return letter(language, words.subject, [filled(words.lead, { name })], { words: words.button, href }, [
    words.ignore,
  ]);
}

function letter(
  language: FullLanguage,
  subject: string,
  lines: readonly string[],
  button: { words: string; href: string },
  small: readonly string[],
): Letter {
  const body = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('');
  return {
    subject,
    text: [...lines.map(wrapped), `${button.words}:\n${button.href}`, ...small.map(wrapped), ''].join('\n\n'),
    html: mailFrame({ language, title: subject, body, button, small }),
  };
}

export type NewsletterText = { subject: string; markdown: string; list: string; language: FullLanguage };

/** One reader's copy. Without a reader it is what staff look at, whose way out leads nowhere. */
export function newsletterLetter(newsletter: NewsletterText, site: string, reader: Reader | null): Letter {
  const { subject, markdown, list, language } = newsletter;
  const words = mailWords(language).newsletter;
  const small = [filled(words.why, { name: nameOfList(list, language) })];
  const href = linkTo(site, language, 'afmelden', reader?.leave ?? 'x'.repeat(22));
  const leave = { words: words.leave, href };
  return {
    subject,
    text: [mailText(markdown), '-- ', ...small.map(wrapped), `${leave.words}:\n${href}`, ''].join('\n\n'),
    html: mailFrame({ language, title: subject, body: mailHtml(markdown), small, leave }),
    ...(reader && { leaveHref: href }),
  };
}
