import type { StaffRole } from '#api/staff/roles.ts';

export type ThreadsTable = {
  /** 32 bytes that follow from the receipt and the pepper. */
  lookup: Uint8Array;
  report_id: Uint8Array;
  /** age recipient whose identity follows from the receipt: what is sealed to it opens with the receipt alone. */
  reply_recipient: string;
};

export type MessagesTable = {
  /** A random UUID. */
  id: string;
  lookup: Uint8Array;
  direction: 'to-reporter' | 'to-hub';
  kind: MessageKind;
  /** The question that an answer belongs to; a question has one answer at most. */
  answers: string | null;
  /** The role that asked; empty for what the reporter wrote. */
  by_role: StaffRole | '';
  written_week: string;
  /** ISO week in which the receipt first showed it, or in which the hub confirmed an answer; never of a reward. */
  read_week: string | null;
  /** Last ISO week in which it is shown; then it is deleted. */
  expires_week: string;
  /** The age file for the reporter; empty for what the reporter wrote. */
  sealed_for_reporter: Uint8Array;
  sealed_for_hub: Uint8Array;
};

export const messageKinds = ['question', 'notice', 'reward', 'answer'] as const;
export type MessageKind = (typeof messageKinds)[number];
