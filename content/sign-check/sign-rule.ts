import type { Phenomenon } from '../taxonomy/phenomena.ts';

/** How careful somebody must be, from least to most. */
export const dangerLevels = ['careful', 'keep-away', 'call-now'] as const;
export type DangerLevel = (typeof dangerLevels)[number];

/** What is dangerous about it, in the order in which it is told. */
export const hazards = ['fire', 'chemicals', 'package', 'people'] as const;
export type Hazard = (typeof hazards)[number];

/** Why a sign fits a phenomenon; its words live in content/i18n under `sign-check.because.<code>`. */
export const reasons = [
  ...['fumes-escape', 'aniseed', 'solvents', 'stock-leaks', 'waste-smells', 'hemp-smells'],
  ...['hides-inside', 'hides-light', 'keeps-in', 'damp-air', 'bright-lamps', 'growing-goods', 'not-agreed'],
  ...['air-out', 'needs-chemicals', 'stock', 'left-behind', 'stock-hidden', 'gas-used', 'no-label'],
  ...['looks-empty', 'dumped-vehicle', 'stored-on-wheels', 'tracks', 'soil', 'waste-nearby', 'guards'],
  ...['packed-to-float', 'from-board', 'find-back', 'tied-together', 'washed-ashore', 'heavy-boat'],
  ...['poor-boat', 'container', 'fans-run', 'works-at-night', 'unloads-unseen', 'quick-away'],
  ...['brings-and-fetches', 'many-visitors', 'heavy-goods', 'waits-on-shore', 'odd-hours'],
  ...['looks-for-package', 'unseen-at-sea', 'water', 'drains', 'manure', 'wrapping', 'lamps-warm'],
  ...[
    'process-warm',
    'power-hungry',
    'owner-kept-out',
    'protects',
    'shows-the-way',
    'under-ship',
    'brings-to-ship',
  ],
  ...['hired-crew', 'no-trace', 'stays-unknown', 'for-another', 'paid-help'],
] as const;
export type Reason = (typeof reasons)[number];

/** 3: among the first signs of it; 2: often goes with it; 1: can go with it. */
export type Weight = 1 | 2 | 3;

export type Fit = { weight: Weight; because: Reason };

/** What one sign says: how dangerous it is by itself, and which phenomena it fits, how well and why. */
export type SignRule = { danger: DangerLevel; hazard: Hazard; fits: Partial<Record<Phenomenon, Fit>> };

type Line = readonly [Weight, Reason, ...Phenomenon[]];

/** From lines such as `[3, 'aniseed', 'synthetic-drug-lab']`: these phenomena, this well, because of this. */
const rule = (danger: DangerLevel, hazard: Hazard, lines: readonly Line[]): SignRule => ({
  danger,
  hazard,
  fits: Object.fromEntries(
    lines.flatMap(([weight, because, ...phenomena]) => phenomena.map((code) => [code, { weight, because }])),
  ),
});

/** People who do not want to be seen. */
export const careful = (...lines: Line[]) => rule('careful', 'people', lines);
/** Things that can burn, bite or poison. */
export const keepAway = (...lines: Line[]) => rule('keep-away', 'chemicals', lines);
/** Something that washed ashore or was taken from a ship. */
export const leaveIt = (...lines: Line[]) => rule('keep-away', 'package', lines);
/** A package that is there now. */
export const callNow = (...lines: Line[]) => rule('call-now', 'package', lines);
