const longDay = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** "15 maart 2027", of an ISO day. */
export const inWords = (isoDay: string) => longDay.format(new Date(`${isoDay}T12:00:00Z`));
