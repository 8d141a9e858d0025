import { reportStates } from '#api/intake/report-states.ts';
import { staffRoles } from './roles.ts';
import type { TakenFigures } from './taken-figures.ts';

/** Everything that the audit log can say that somebody did; the words live in the translations under `audit:actions`. */
export const auditActions = [
  'sign-in',
  'sign-in-passkey',
  'sign-in-organisation',
  'sign-out',
  'list-reports',
  'read-seals',
  'lease-reports',
  'confirm-reports',
  'open-report',
  'open-elsewhere',
  'read-photo',
  'read-messages',
  'list-answers',
  'confirm-answers',
  'read-forwarded-texts',
  'read-reward',
  'move-report',
  'ask-reporter',
  'forward-text',
  'propose-reward',
  'approve-reward',
  'refuse-reward',
  'list-withdrawals',
  'confirm-withdrawals',
  'confirm-canary',
  'take-figures',
  'write-campaign',
  'approve-campaign',
  'withdraw-campaign',
  'note-in-campaign',
  'cast-lots',
  'write-newsletter',
  'test-newsletter',
  'plan-newsletter',
  'approve-newsletter',
  'steer-newsletter',
  'begin-survey',
  'make-survey-letters',
  'propose-layer',
  'weigh-layer',
  'approve-layer',
  'withdraw-layer',
  'make-export',
  'approve-export',
  'list-exports',
  'download-export',
  'read-ledger',
  'read-audit-log',
  'make-token',
  'revoke-tokens',
  'invite-person',
  'link-person',
  'unlink-person',
  'enrol-passkey',
  'confirm-passkey',
  'add-passkey',
  'remove-passkey',
  'view-budget-reached',
  /** A route that nobody put in the list: recorded all the same, and a test fails. */
  'unlisted',
] as const;

export type AuditAction = (typeof auditActions)[number];

/**
 * Those that show the seal or the page of a report, and so count against the view budget of a person. A form on that page
 * shows it again when it is refused.
 */
export const viewingActions: readonly AuditAction[] = [
  'read-seals',
  'lease-reports',
  'open-report',
  'open-elsewhere',
  'read-photo',
  'read-messages',
  'list-answers',
  'read-forwarded-texts',
  'read-reward',
  'ask-reporter',
  'propose-reward',
  'approve-reward',
  'refuse-reward',
];

/** All that `detail` may hold, but for what was taken along. */
export const auditDetails = ['', 'refused', ...reportStates, ...staffRoles] as const;

export type AuditDetail = (typeof auditDetails)[number] | TakenFigures;
