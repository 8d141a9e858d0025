import type { EventKind, Material } from '#content/events/event-kinds.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { Audience } from '#content/taxonomy/audiences.ts';

export type ShownArea = { code: string; name: string; slug: string };

export type EventLine = {
  slug: string;
  kind: EventKind;
  title: string;
  lead: string;
  day: string;
  from: string;
  to: string;
  areas: ShownArea[];
  /** Invented, to show how it looks: never on a production server. */
  example: boolean;
  cancelled: boolean;
};

/** `/bijeenkomsten`: what is coming, which kinds there are, and calendars to follow. */
export type EventsPage = {
  kind: 'events';
  language: FullLanguage;
  events: EventLine[];
  kinds: {
    code: EventKind;
    minutes: number;
    audiences: readonly Audience[];
    material: readonly Material[];
  }[];
  areas: { code: string; name: string }[];
  audiences: readonly Audience[];
  /** Address for a calendar that follows; null over Tor, where a calendar would come by another road. */
  feed: string | null;
  /** Whether people can sign up here at all. */
  open: boolean;
};

/** `/bijeenkomsten/<slug>`, and the answer to a sign-up. */
export type EventPage = {
  kind: 'event';
  language: FullLanguage;
  event: EventLine & {
    place: string;
    audiences: readonly Audience[];
    material: readonly Material[];
    over: boolean;
  };
  state: 'ask' | 'asked' | 'closed';
  typed: string;
  problem: 'not-an-address' | 'crowded' | 'not-stored' | null;
  /** Days after the meeting after which addresses are deleted. */
  keptDays: number;
};
