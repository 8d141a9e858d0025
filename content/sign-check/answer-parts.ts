import type { FittingPhenomenon, SignAnswer } from './weigh-signs.ts';

/** Whom to call and when, in the order in which it is told; words under `sign-check.calls.<code>`. */
export const signCalls = {
  'emergency-now': 'emergency',
  'emergency-shore': 'emergency',
  'coastguard-sea': 'coastguard',
  'emergency-if': 'emergency',
  'tips-doubt': 'anonymousTips',
  'police-later': 'police',
} as const;
export type SignCall = keyof typeof signCalls;

/** Danger first: unless there is a package and nothing else, the emergency number comes before all. */
export function callsOf({ danger, urgent, hazards }: SignAnswer): SignCall[] {
  const atSea = hazards.includes('package');
  const now = danger === 'call-now' && (urgent || !atSea || hazards.includes('chemicals'));
  const told: readonly [SignCall, boolean][] = [
    ['emergency-now', now],
    ['emergency-shore', atSea && !now],
    ['coastguard-sea', atSea],
    ['emergency-if', !atSea && !now],
    ['tips-doubt', true],
    ['police-later', danger !== 'call-now'],
  ];
  return told.filter(([, fits]) => fits).map(([call]) => call);
}

/**
 * Names of the parts of the page that belong to an answer. The page is written out once with all its parts; the server
 * renders, and the script keeps, those that are named here.
 */
export function partsOf(answer: SignAnswer): Set<string> {
  return new Set([
    answer.fits.length > 0 ? 'some' : 'none',
    ...(answer.danger === null ? [] : ['danger', `danger:${answer.danger}`]),
    ...answer.hazards.map((hazard) => `hazard:${hazard}`),
    ...callsOf(answer).map((call) => `call:${call}`),
    ...(answer.apart ? ['apart'] : []),
    ...(answer.also.length > 0 ? ['also', ...answer.also.map((code) => `also:${code}`)] : []),
  ]);
}

/** The same for what stands under one phenomenon. */
export const partsOfFit = ({ strength, because }: FittingPhenomenon): Set<string> =>
  new Set([strength, ...because.map((reason) => `because:${reason}`)]);
