import { z } from 'zod';
import { dayOf } from '#api/counts/week.ts';
import { Problem } from '#api/problems.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type { Bytes, Store } from '#api/storage/database.ts';
import { findHints } from '#content/hints/find-hints.ts';
import type { HintKind } from '#content/hints/hint.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { hexId, readRequest } from './read-request.ts';

/** Who works with what reports say, and so may need one of another region: a case does not end at its border. */
export const openingRoles = ['analyst', 'lead'] as const satisfies readonly StaffRole[];

export const openingLimits = { reasonShortest: 10, reasonLongest: 300 } as const;

/** `reason` is read with the audit log until the content of the report goes: it may say nothing of what is in one. */
export const openingRequest = z.strictObject({
  reason: plainText(openingLimits.reasonShortest, openingLimits.reasonLongest).describe(
    'Waarom u deze melding buiten uw regio moet zien. Zonder iets uit een melding: wie het logboek mag lezen, leest dit',
  ),
});
const typedOpening = openingRequest.extend({ id: hexId });

/** Of a member of staff: "onze regio" and "ik werk aan" give nobody away who reported. */
const ofStaff: ReadonlySet<HintKind> = new Set(['own-place', 'role']);

/** @throws Problem invalid-input, also for a reason in which our own hints see a name, a time, a number or a relation */
export function readOpening(input: unknown): { id: string; reason: string } {
  const opening = readRequest(typedOpening, input);
  if (findHints(opening.reason, 'nl').some(({ kind }) => !ofStaff.has(kind)))
    throw new Problem('invalid-input', [{ field: 'reason', code: 'tells-too-much' }]);
  return opening;
}

/** Whether this member can ask at all: with a region there is an elsewhere. */
export function mayAskElsewhere(member: SignedIn | null): boolean {
  return member?.region != null && (openingRoles as readonly string[]).includes(member.role);
}

/**
 * Whether this member gave a reason today for seeing this report. The entry in the audit log is the permission itself,
 * so that nothing is open that is not written down; it ends with the day (Amsterdam), and with the token.
 */
export async function openedToday(
  store: Store,
  member: SignedIn | null,
  { id, nowMs }: { id: Bytes; nowMs: number },
): Promise<boolean> {
  if (member === null || !mayAskElsewhere(member)) return false;
  const entry = await store
    .selectFrom('audit_log')
    .select('number')
    .where('day', '=', dayOf(nowMs))
    .where('name', '=', member.name)
    .where('token_id', '=', member.tokenId)
    .where('action', '=', 'open-elsewhere')
    .where('subject', '=', Buffer.from(id).toString('hex'))
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
