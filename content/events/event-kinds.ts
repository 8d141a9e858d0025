import type { Audience } from '../taxonomy/audiences.ts';

type Kind = {
  /** Whom it is usually for. */
  audiences: readonly Audience[];
  /** How long it takes, in minutes. */
  minutes: number;
  /** What the organiser brings along; words under `events:material.<code>`. */
  material: readonly Material[];
};

/** Everything that an organiser can bring along. Codes: add, never rename. */
export const materialCodes = [
  'posters',
  'flyers',
  'guides-printed',
  'sign-cards',
  'danger-card',
  'smell-kit',
  'self-check',
  'night-register',
  'slides',
  'figures',
  'attendance-without-names',
  'evaluation-form',
] as const;
export type Material = (typeof materialCodes)[number];

/** Kinds of meetings; words and programme under `events:kinds.<code>`. Codes: add, never rename. */
export const eventKinds = {
  'information-evening': {
    audiences: ['residents', 'farmers-and-barn-owners'],
    minutes: 120,
    material: [
      'posters',
      'flyers',
      'guides-printed',
      'danger-card',
      'attendance-without-names',
      'evaluation-form',
    ],
  },
  'professional-training': {
    audiences: ['landlords', 'transport', 'business-parks'],
    minutes: 180,
    material: ['slides', 'sign-cards', 'danger-card', 'smell-kit', 'evaluation-form'],
  },
  'harbour-masters': {
    audiences: ['harbours-and-water-sport'],
    minutes: 150,
    material: ['night-register', 'sign-cards', 'danger-card', 'posters', 'self-check'],
  },
  'park-managers-and-guards': {
    audiences: ['business-parks'],
    minutes: 150,
    material: ['sign-cards', 'self-check', 'danger-card', 'flyers'],
  },
  'stakeholder-meeting': {
    audiences: ['business-parks', 'landlords', 'harbours-and-water-sport'],
    minutes: 120,
    material: ['figures', 'slides', 'evaluation-form'],
  },
  masterclass: {
    audiences: ['landlords', 'business-parks', 'transport'],
    minutes: 180,
    material: ['slides', 'figures', 'guides-printed', 'evaluation-form'],
  },
  'network-day': {
    audiences: ['business-parks', 'harbours-and-water-sport', 'landlords', 'transport'],
    minutes: 420,
    material: ['figures', 'slides', 'posters', 'smell-kit', 'evaluation-form'],
  },
  check: {
    audiences: ['farmers-and-barn-owners', 'business-parks', 'landlords', 'harbours-and-water-sport'],
    minutes: 90,
    material: ['self-check', 'flyers', 'danger-card'],
  },
} as const satisfies Record<string, Kind>;

export type EventKind = keyof typeof eventKinds;
export const eventKindCodes = Object.keys(eventKinds) as [EventKind, ...EventKind[]];
