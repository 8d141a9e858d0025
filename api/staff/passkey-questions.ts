import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { OwnOrigin } from './own-origin.ts';
import type { StaffPasskeysTable } from './sign-in-tables.ts';
import type { StaffMember } from './staff-tokens.ts';

/** A person finds a key, plugs it in and types a PIN within this. */
const timeout = 5 * 60_000;

/** What is asked for and taken: EdDSA, ES256, RS256 (IANA COSE). Every authenticator has one of them. */
export const passkeyAlgorithms = [-8, -7, -257];

type Known = Pick<StaffPasskeysTable, 'credential_id' | 'transports'>;
const described = ({ credential_id, transports }: Known) => ({
  id: Buffer.from(credential_id).toString('base64url'),
  transports: transports.split(' ').filter(Boolean),
});

/**
 * What a browser is asked when somebody signs in. Without `own` no passkey is named: the device offers what it has, and
 * the question tells a stranger nothing about who works here.
 */
export function askForPasskey({ rpId }: OwnOrigin, own?: readonly Known[]) {
  return generateAuthenticationOptions({
    ...{ rpID: rpId, timeout, userVerification: 'required' },
    ...(own && { allowCredentials: own.map(described) }),
  });
}

/** What a browser is asked when somebody makes a passkey: it stays on the device, behind a PIN or a finger. */
export function askToEnrol({ rpId }: OwnOrigin, member: StaffMember, own: readonly Known[]) {
  return generateRegistrationOptions({
    ...{ rpName: 'NH Drugsalert', rpID: rpId, timeout, attestationType: 'none' },
    ...{ userID: new TextEncoder().encode(member.tokenId), userName: member.name },
    userDisplayName: `${member.name} (${member.role})`,
    excludeCredentials: own.map(described),
    supportedAlgorithmIDs: passkeyAlgorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}
