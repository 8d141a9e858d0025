import { type PhoneNumber, phoneNumbers } from '#content/phone-numbers.ts';

const byShown = new Map<string, string>(
  Object.values(phoneNumbers).map(({ href, shown }) => [
    shown,
    `<a class="phone-number" href="${href}">${shown}</a>`,
  ]),
);
const anyShown = new RegExp(`(?<![\\d-])(?:${[...byShown.keys()].join('|')})(?![\\d-])`, 'g');

/** Turns `{{phone:police}}` in rendered markdown into a link. An unknown name stops the build. */
export function linkPhoneNumbers(html: string): string {
  return html.replace(/\{\{\s*phone:([\w-]+)\s*\}\}/g, (_, name: string) => {
    if (!(name in phoneNumbers)) throw new Error(`No phone number is named "${name}"`);
    const { shown } = phoneNumbers[name as PhoneNumber];
    return byShown.get(shown) ?? shown;
  });
}

/** Fills `{{phone:police}}` in a text of front matter: a title, where no link can stand. */
export function fillPhoneNumbers(text: string): string {
  return text.replace(/\{\{phone:(\w+)\}\}/g, (_, name: string) => {
    if (!(name in phoneNumbers)) throw new Error(`No phone number is named "${name}"`);
    return phoneNumbers[name as PhoneNumber].shown;
  });
}

/** Turns our numbers in a plain text into links; everything else is escaped. */
export function textWithPhoneLinks(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return escaped.replace(anyShown, (shown) => byShown.get(shown) ?? shown);
}
