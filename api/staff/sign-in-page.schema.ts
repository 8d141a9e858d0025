/** How people can sign in here; each part of the page stands on one of them. */
export type SignInWays = {
  /** The one address at which passkeys work; null where none is configured. */
  passkeyAt: string | null;
  organisation: boolean;
  token: boolean;
};

/** Keys of the words under `desk-sign-in:problems`. */
export type SignInProblem =
  | 'unknown-token'
  | 'slow-down'
  | 'expired'
  | 'token-refused'
  | 'passkey-refused'
  | 'organisation-down'
  | 'organisation-refused'
  | 'organisation-no-mfa'
  | 'organisation-unknown';

export type SignInPage = {
  kind: 'desk-sign-in';
  problem?: SignInProblem;
  /** Path to go on to. */
  next: string;
  ways: SignInWays;
};

/** Where somebody who was invited makes their first passkey. */
export type InvitationPage = {
  kind: 'desk-invitation';
  passkeyAt: string | null;
  /** The code as it was sent, when the page comes back; at first the browser alone has it. */
  invitation: string;
  problem?: 'gone' | 'failed' | 'slow-down';
};

/** What became of the step before, in the address of the page. */
export const passkeySteps = ['enrolled', 'confirmed', 'added', 'removed'] as const;
export type PasskeyStep = (typeof passkeySteps)[number];

/** The passkeys of who is signed in. */
export type PasskeysPage = {
  kind: 'desk-passkeys';
  passkeyAt: string | null;
  passkeys: { id: string; label: string; synced: boolean; addedOn: string; usedOn: string }[];
  /** Whether a passkey was shown just now, so that one may be added or removed. */
  confirmed: boolean;
  /** No more fit. */
  full: boolean;
  done?: PasskeyStep;
  problem?: 'not-confirmed' | 'failed' | 'last';
};

/** Between us and the identity provider: a page that goes on by itself. */
export type OnwardPage = { kind: 'desk-onward'; to: string; reason: 'signed-in' | 'signed-out' };

/** Longest name of a passkey, in characters. */
export const longestPasskeyLabel = 40;

/** What a form on these pages asks of a device. */
export type PasskeyPurpose = 'sign-in' | 'enrolment' | 'confirmation' | 'addition';

/** What the script can say beside its button; the words stand under `desk-sign-in:status`. */
export const passkeyWords = [
  'busy',
  'cancelled',
  'unsupported',
  'elsewhere',
  'failed',
  'gone',
  'again',
  'known',
  'slow-down',
] as const;
