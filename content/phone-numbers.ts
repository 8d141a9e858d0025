/**
 * The only place where a phone number may stand (reference: 112.nl, politie.nl, meldmisdaadanoniem.nl, kustwacht.nl;
 * read November 2026). Pages take numbers from here; a test fails on any other number on any page.
 */
export const phoneNumbers = {
  emergency: { shown: '112', href: 'tel:112' },
  anonymousTips: { shown: '0800-7000', href: 'tel:08007000' },
  police: { shown: '0900-8844', href: 'tel:09008844' },
  coastguard: { shown: '0900-0111', href: 'tel:09000111' },
} as const;

export type PhoneNumber = keyof typeof phoneNumbers;

/** Marine VHF channel of the Coastguard; a channel, not a number to dial. */
export const coastguardVhf = 'VHF 16';
