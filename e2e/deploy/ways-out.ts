import { languages } from '#content/languages.ts';
import { exitPath, onwardPath } from '#content/neutral-site.ts';

const [, ...others] = languages;

/** Every address to which "Snel weg" leads from a page, in each language, and its second step. */
export const waysOut = [exitPath, ...others.map((language) => `/${language}${exitPath}`), onwardPath];
