import { Encrypter } from 'age-encryption';
import { z } from 'zod';

/** How the values of the environment are written, where more than one variable is. */
export const port = z.coerce.number().int().min(0).max(65_535);
export const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
export const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));
/** Of Standard Webhooks: base64 of 24 to 64 bytes. */
export const webhookSecret = z.string().regex(/^whsec_[A-Za-z0-9+/=]{32,}$/);
export const shorterTerm = z.coerce.number().int().min(1).max(365);

/** What is sealed to a mistyped key nobody opens any more: its checksum is looked at before the first report. */
export const ageRecipient = z
  .string()
  .refine(isRecipient, 'must be an age recipient (age1…), whole and without typing errors');

function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** An address of a map service with places to fill in; plain http only on this machine. The fault repeats no value. */
export const mapService = (...places: string[]) =>
  z
    .string()
    .refine((url) => isMapService(url, places), `must be an https address with ${places.join(', ')} in it`);

function isMapService(template: string, places: readonly string[]): boolean {
  const url = URL.parse(template.replace(/[{}]/g, ''));
  if (url === null || url.username !== '' || !places.every((place) => template.includes(place))) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

export const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
