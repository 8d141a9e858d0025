/** A passkey of a member of staff; the secret half never leaves their device. */
export type StaffPasskeysTable = {
  id: string;
  /** Row of `staff_tokens`. */
  member_id: string;
  credential_id: Uint8Array;
  /** COSE key. */
  public_key: Uint8Array;
  /** How often the device signed, as it says itself; 0 for devices that do not count. */
  counter: number;
  /** How the device can be reached (`usb`, `internal`…), with spaces between. */
  transports: string;
  /** What its owner calls it; may be empty. */
  label: string;
  /** 1: may be copied to other devices of its owner by their password manager. */
  synced: number;
  /** `YYYY-MM-DD`, Amsterdam. */
  added_on: string;
  /** The last day on which it signed somebody in; empty before the first time. */
  used_on: string;
};

/** A link with which somebody puts their first passkey to their name: once, within a day. */
export type StaffInvitationsTable = {
  code_hash: Uint8Array;
  member_id: string;
  /** Milliseconds since 1970. */
  good_until: number;
};

/** Who at the identity provider is which member of staff. */
export type StaffSubjectsTable = {
  issuer: string;
  subject: string;
  member_id: string;
};

export type ChallengeKind = 'sign-in' | 'enrolment' | 'confirmation' | 'addition' | 'organisation';

/** What one browser was asked and has not answered yet. */
export type StaffChallengesTable = {
  cookie_hash: Uint8Array;
  kind: ChallengeKind;
  /** JSON that only the asking side reads. */
  content: string;
  /** Milliseconds since 1970. */
  good_until: number;
};

/** What a session began with: who came from the identity provider leaves by way of it. */
export type SessionStart = 'token' | 'passkey' | 'organisation';
