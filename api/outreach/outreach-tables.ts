import type { Kysely, Transaction } from 'kysely';
import type { Bytes, Database } from '#api/storage/database.ts';
import type { SurveyTables } from '#api/surveys/survey-tables.ts';
import type { FullLanguage } from '#content/languages.ts';

export type SubscribersTable = {
  /** 16 random bytes. */
  id: Bytes;
  /** `residents`, `professionals` or `event:<slug>`. */
  list: string;
  language: FullLanguage;
  /** HMAC of list and address: finds it, shows nothing. */
  address_mark: Bytes;
  /** The address and the tokens of its links, sealed. */
  sealed: Bytes;
  state: 'waiting' | 'confirmed';
  confirm_mark: Bytes;
  leave_mark: Bytes;
  /** ISO day from which it is deleted; empty while a reader wants it. */
  expires_on: string;
  /** Newsletters in a row that a mailbox did not take for the moment. */
  soft_bounces: number;
};

export type BlockedTable = { address_mark: Bytes; reason: 'bounce' | 'complaint'; until_day: string };

/** An address that got a mail because somebody typed it, by a mark of that mail; gone after the day. */
export type AskedTable = { address_mark: Bytes; day: string };

export type NewsletterState =
  | 'draft'
  | 'planned'
  | 'scheduled'
  | 'sending'
  | 'paused'
  | 'held'
  | 'done'
  | 'cancelled';

export type NewslettersTable = {
  /** UUID. */
  id: string;
  list: string;
  language: FullLanguage;
  subject: string;
  markdown: string;
  /** Counts every change of text or plan. */
  version: number;
  state: NewsletterState;
  /** Who changed it last, as a mark, and the name sealed. */
  made_by: Bytes;
  made_by_name: Bytes;
  made_on: string;
  approved_by: Bytes | null;
  approved_by_name: Bytes | null;
  approved_on: string;
  /** Milliseconds since 1970 from which it goes out; null as long as it has no plan. */
  send_at: number | null;
  /** 1 once every reader stands in the queue. */
  filled: number;
};

export type OutgoingTable = {
  /** 16 random bytes; the Message-ID is made of it, so that it is the same at every try. */
  id: Bytes;
  newsletter_id: string | null;
  subscriber_id: Bytes | null;
  kind: 'newsletter' | 'confirm' | 'known' | 'test';
  /** Of a test the address that a member of staff typed; otherwise empty. */
  sealed: Bytes;
  state: 'waiting' | 'sent' | 'soft' | 'hard';
  attempts: number;
  /** Milliseconds since 1970; 0 is at once. */
  next_at: number;
  lease_until: number;
  holder: string;
  /** ISO day on which it was settled; empty while it waits. */
  settled_on: string;
};

export type OutreachTables = SurveyTables & {
  subscribers: SubscribersTable;
  blocked: BlockedTable;
  asked: AskedTable;
  newsletters: NewslettersTable;
  outgoing: OutgoingTable;
  settings: { name: string; value: string };
};

export type OutreachDatabase = Database<OutreachTables>;
export type OutreachStore = Kysely<OutreachTables>;
export type OutreachTransaction = Transaction<OutreachTables>;
