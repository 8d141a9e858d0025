/** Where "Snel weg" leads: a page about the weather, that anyone may have open. */
export const neutralSite = 'https://www.knmi.nl/';

/** The way out over our own site, for who has no script: an empty page that leads on by itself. */
export const exitPath = '/weg';

/** The second step of it: wipes what the browser kept, the page that was left included, and leads to the neutral page. */
export const onwardPath = '/weg/verder';

/** Wipes without leading anywhere, for a page that stays a moment longer or leaves by itself. */
export const wipePath = '/wis';
