import { type Phenomenon, phenomena } from '../taxonomy/phenomena.ts';
import type { Sign } from '../taxonomy/signs.ts';
import { type DangerLevel, dangerLevels, type Hazard, hazards, type Reason } from './sign-rule.ts';
import { signRules, type Urgency, wasteInTheOpen } from './sign-rules.ts';

/** What somebody ticked; the order means nothing. */
export type Noticed = { signs: readonly Sign[]; urgent: readonly Urgency[] };

/** `well`: two signs or more that together say much; `could`: so little that it may be anything. */
export type FittingPhenomenon = {
  phenomenon: Phenomenon;
  /** Sum over the signs that fit, each 1 to 3. */
  weight: number;
  strength: 'well' | 'could';
  signs: Sign[];
  because: Reason[];
};

export type SignAnswer = {
  danger: DangerLevel | null;
  /** Somebody said that there is danger at this moment. */
  urgent: boolean;
  hazards: Hazard[];
  /** To be explained, best first; every sign stands in at least one. */
  fits: FittingPhenomenon[];
  /** Fits about as well, but is only named. */
  also: Phenomenon[];
  /** Signs that no single phenomenon explains. */
  apart: boolean;
};

const signOrder = Object.keys(signRules) as Sign[];
/** Of the best: what weighs less than half of it is not named, unless it alone explains a sign. */
const nearTheBest = 0.5;
const mostExplained = 3;
const wellFrom = 5;

/** Which phenomena fit what was noticed, why, and how dangerous it is. Pure: the server and the browser both ask this. */
export function weighSigns({ signs, urgent }: Noticed): SignAnswer {
  const noticed = signOrder.filter((sign) => signs.includes(sign));
  const ranking = rankPhenomena(noticed);
  const near = ranking.filter(({ weight }) => weight >= nearTheBest * (ranking[0]?.weight ?? 0));
  const best = near.slice(0, mostExplained);
  const explained = new Set(best.flatMap((fit) => fit.signs));
  const fits = [...best];
  for (const fit of ranking) {
    if (fits.includes(fit) || fit.signs.every((sign) => explained.has(sign))) continue;
    fits.push(fit);
    for (const sign of fit.signs) explained.add(sign);
  }
  return {
    danger: dangerOf(noticed, urgent),
    urgent: urgent.length > 0,
    hazards: hazardsOf(noticed, urgent),
    fits,
    also: near.filter((fit) => !fits.includes(fit)).map(({ phenomenon }) => phenomenon),
    apart: noticed.length > 1 && ranking.every((fit) => fit.signs.length < noticed.length),
  };
}

/**
 * All phenomena that a sign fits, the heaviest first, equals in the order of the taxonomy. A sign adds the same to all
 * that it tells most of, so that it never puts one of these behind another.
 */
export function rankPhenomena(noticed: readonly Sign[]): FittingPhenomenon[] {
  return phenomena
    .map((phenomenon) => fitOf(phenomenon, noticed))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

function fitOf(phenomenon: Phenomenon, noticed: readonly Sign[]): FittingPhenomenon {
  const signs = noticed.filter((sign) => signRules[sign].fits[phenomenon]);
  const found = signs.flatMap((sign) => signRules[sign].fits[phenomenon] ?? []);
  const weight = found.reduce((sum, fit) => sum + fit.weight, 0);
  const strength = signs.length > 1 && weight >= wellFrom ? 'well' : 'could';
  return { phenomenon, weight, strength, signs, because: [...new Set(found.map((fit) => fit.because))] };
}

function dangerOf(noticed: readonly Sign[], urgent: readonly Urgency[]): DangerLevel | null {
  const inTheOpen = wasteInTheOpen.every((some) => some.some((sign) => noticed.includes(sign)));
  if (urgent.length > 0 || inTheOpen) return 'call-now';
  const levels = noticed.map((sign) => dangerLevels.indexOf(signRules[sign].danger));
  return dangerLevels[Math.max(-1, ...levels)] ?? null;
}

function hazardsOf(noticed: readonly Sign[], urgent: readonly Urgency[]): Hazard[] {
  const found = new Set<Hazard>(noticed.map((sign) => signRules[sign].hazard));
  if (urgent.includes('fire-or-gas')) found.add('fire');
  // People are never to be approached, whatever else there is.
  if (found.size > 0 || urgent.length > 0) found.add('people');
  return hazards.filter((hazard) => found.has(hazard));
}
