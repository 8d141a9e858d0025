import { z } from 'zod';
import { longestPasskeyLabel } from './sign-in-page.schema.ts';

/** A code from an invitation: 32 random bytes. */
export const invitationCode = z.string().regex(/^[\w-]{20,100}$/);

/** What a browser asks before anybody is signed in. */
export const openQuestion = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('sign-in') }),
  z.strictObject({ for: z.literal('enrolment'), invitation: invitationCode }),
]);

/** What the browser of a member of staff asks: to show a passkey of theirs, or to add one. */
export const ownQuestion = z.strictObject({ for: z.enum(['confirmation', 'addition']) });

/** What somebody calls a passkey; whatever is no name is none. */
export const passkeyLabel = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .max(longestPasskeyLabel)
      .regex(/^\P{C}*$/u),
  )
  .catch('');
