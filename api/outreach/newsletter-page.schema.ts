import type { FieldFault } from '#api/problems.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { NewsletterState } from './outreach-tables.ts';

/** A field to mend; `code` is a key under `problems.fields`. */
export type NewsletterFault = FieldFault;

export type NewsletterLine = {
  id: string;
  list: string;
  language: FullLanguage;
  subject: string;
  state: NewsletterState;
  /** On the clock of Noord-Holland, to the minute; null without a plan. */
  sendAt: string | null;
  madeByName: string;
  madeOn: string;
  approvedByName: string;
};

export type NewsletterDetails = NewsletterLine & {
  version: number;
  markdown: string;
  /** Readers who would get it now. */
  readers: number;
  progress: { waiting: number; sent: number; soft: number; hard: number; total: number };
  /** Tests on their way, gone, and refused. */
  tests: { waiting: number; sent: number; refused: number };
  /** What the relay said last, when it does not do its work; else empty. */
  trouble: string;
};

export type ReaderCount = { list: string; language: FullLanguage; confirmed: number; waiting: number };

export type TypedNewsletter = { list: string; language: string; subject: string; markdown: string };

/** `/nieuwsbrieven`: what was written, who reads it, and a form for a new one. */
export type NewslettersPage = {
  kind: 'desk-newsletters';
  newsletters: NewsletterLine[];
  readers: ReaderCount[];
  lists: { name: string; title: string }[];
  mayWrite: boolean;
  typed: TypedNewsletter;
  problems: FieldFault[];
  notice: string | null;
};

/** `/nieuwsbrieven/<id>`: one of them, with its preview and every step. */
export type NewsletterPage = {
  kind: 'desk-newsletter';
  newsletter: NewsletterDetails;
  lists: { name: string; title: string }[];
  /** The letter as plain text. */
  text: string;
  mayWrite: boolean;
  ownWork: boolean;
  /** Earliest moment that the plan may name. */
  earliest: string;
  typed: TypedNewsletter;
  problems: FieldFault[];
  notice: string | null;
  /** A step that was just taken. */
  done: string | null;
};
