import { z } from 'zod';

/** What `navigator.credentials` answers, as JSON in a form field (WebAuthn level 3, §5.1.8). Nothing else is taken. */
const bytes = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/);
const common = {
  id: bytes.min(1),
  rawId: bytes.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string().max(40), z.unknown()),
};

export const signedAnswer = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
});

export const enrolledAnswer = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    authenticatorData: bytes.optional(),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
    publicKeyAlgorithm: z.number().int().optional(),
    publicKey: bytes.optional(),
  }),
});

/** Longest answer that is read: an attestation with certificates would be larger, and none is asked for. */
const mostCharacters = 20_000;

/** The answer in a field of a form, or null when it is anything else. */
export function readAnswer<T>(schema: z.ZodType<T>, field: unknown): T | null {
  if (typeof field !== 'string' || field.length > mostCharacters) return null;
  try {
    return schema.safeParse(JSON.parse(field)).data ?? null;
  } catch {
    return null;
  }
}
