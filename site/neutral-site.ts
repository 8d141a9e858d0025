/** Where "Snel weg" leads: a page about the weather, that anyone may have open. */
export const neutralSite = 'https://www.knmi.nl/';
