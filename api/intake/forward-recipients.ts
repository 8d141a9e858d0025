import { z } from 'zod';
import { ageRecipient } from '#api/config-values.ts';

/** One who may get a text that staff made of a report: a name for staff, and an age recipient of its own. */
export type ForwardRecipient = { name: string; recipient: string };

const one = /^([a-z][a-z0-9-]{0,39})=(age1[a-z0-9]+)$/;

/** `politie-noord=age1…, gemeente=age1…`; each name once. */
export const forwardRecipients = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(one, 'name=age1…, the name in small letters, digits and dashes')))
  .transform((items) =>
    items.map((item): ForwardRecipient => {
      const [, name = '', recipient = ''] = one.exec(item) ?? [];
      return { name, recipient };
    }),
  )
  .pipe(z.array(z.object({ name: z.string(), recipient: ageRecipient })))
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'each name once')
  .refine((list) => list.every(({ name }) => name !== 'hub'), '"hub" is the Drugshub itself');

/** Two layers are two keys: with the hub's own key, whoever reads the edited text could open the original. */
export function sharedKeyFaults(
  forward: readonly ForwardRecipient[],
  ours: readonly (string | undefined)[],
): string[] {
  return forward.some(({ recipient }) => ours.includes(recipient))
    ? ['FORWARD_RECIPIENTS must hold other keys than the hub and the recovery key have']
    : [];
}

/** Of what is configured; keys that are made for development are looked at when they are there. */
export function forwardFaults(given: {
  FORWARD_RECIPIENTS?: string;
  HUB_RECIPIENTS?: string;
  RECOVERY_RECIPIENT?: string;
}): string[] {
  const forward = forwardRecipients.safeParse(given.FORWARD_RECIPIENTS ?? '').data ?? [];
  const ours = [...(given.HUB_RECIPIENTS ?? '').split(/[\s,]+/), given.RECOVERY_RECIPIENT];
  return sharedKeyFaults(forward, ours);
}
