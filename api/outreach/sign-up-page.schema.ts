import type { FullLanguage } from '#content/languages.ts';

/**
 * `/nieuwsbrief` and what its links lead to. `token` goes along in the address of the form only; an answer to a sign-up holds
 * nothing of who asked.
 */
export type SignUpPage = {
  kind: 'newsletter';
  language: FullLanguage;
  state: 'ask' | 'closed' | 'asked' | 'confirm' | 'confirmed' | 'expired' | 'leave' | 'left';
  /** Path of this page's form, and of this page in other languages without their prefix. */
  path: string;
  typed: { list: string; address: string };
  problem: 'not-an-address' | 'no-list' | 'crowded' | 'not-stored' | null;
};
