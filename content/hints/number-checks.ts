import { phoneNumbers } from '../phone-numbers.ts';
import { measures, type NumberRule, publicNumbers } from './number-rules.ts';

/** Dutch citizen number: 9·a + 8·b + … + 2·h − i is a multiple of 11 (Rijksdienst voor Identiteitsgegevens). */
export function isBsn(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  if (!/^\d{9}$/.test(nine) || /^0{2}/.test(nine) || digits.length < 8) return false;
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** Remainder 1 when the first four signs go to the end and letters become 10 to 35 (ISO 13616, ISO 7064 MOD 97-10). */
export function isIban(signs: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(signs)) return false;
  let remainder = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** What has the form of a Dutch plate, and is no measure ("12 kg 10") or lower-case run without parting. */
export function isDutchPlate(shown: string): boolean {
  const groups = shown.toUpperCase().match(/[A-Z]+/g) ?? [];
  if (groups.some((group) => measures.includes(group))) return false;
  return /[ -]/.test(shown) || /[A-Z]/.test(shown);
}

export const numberChecks: Record<NonNullable<NumberRule['check']>, (shown: string) => boolean> = {
  bsn: (shown) => isBsn(shown.replace(/\D/g, '')),
  iban: (shown) => isIban(shown.replace(/[^A-Za-z0-9]/g, '').toUpperCase()),
  plate: isDutchPlate,
  'plate-words': (shown) => /\d/.test(shown) && /[A-Z]/.test(shown),
  // A row of noughts is somebody's example.
  phone: (shown) => new Set(shown.match(/\d/g)).size > 2 && !knownNumbers.has(shown.replace(/\D/g, '')),
};

const knownNumbers = new Set([
  ...publicNumbers,
  ...Object.values(phoneNumbers).map(({ shown }) => shown.replace(/\D/g, '')),
]);
