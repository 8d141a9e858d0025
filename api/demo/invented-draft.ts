import type { ReportDraft } from '#api/reports/report.schema.ts';
import type { RandomSource } from '#campaigns/distributions/seeded-random.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { observedMoments } from '#content/taxonomy/observed.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { signsOf } from '#content/taxonomy/signs.ts';

/** How often each phenomenon is invented, in parts; waters get packages, land gets the rest. */
const onLand: [Phenomenon, number][] = [
  ['cannabis-grow-house', 30],
  ['synthetic-drug-lab', 18],
  ['drug-waste-dump', 16],
  ['suspicious-rental', 12],
  ['chemical-storage', 10],
  ['cocaine-processing', 4],
  ['crystal-meth-lab', 3],
  ['harbour-signs', 3],
  ['other', 4],
];

/** A report that nobody made, and that says so, about something that fits the area. */
export function inventedDraft(random: RandomSource, area: Area, campaign?: string): ReportDraft {
  const phenomenon = area.kind === 'water' ? 'floating-package' : phenomenonOnLand(random);
  const signs = signsOf(phenomenon).filter(() => random() < 0.25);
  return {
    phenomenon,
    description: `VERZONNEN melding voor de demo. Niets hiervan is gebeurd. Nummer ${Math.floor(random() * 1e6)}.`,
    areaCode: area.code,
    signs,
    observed: pick(random, observedMoments),
    language: random() < 0.9 ? 'nl' : 'en',
    ...(campaign !== undefined && { campaign }),
  };
}

function phenomenonOnLand(random: RandomSource): Phenomenon {
  return weighted(
    random,
    onLand.map(([name]) => name),
    onLand.map(([, part]) => part),
  );
}

export function weighted<T>(random: RandomSource, choices: readonly T[], weights: readonly number[]): T {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return choices[at === -1 ? choices.length - 1 : at] as T;
}

export function pick<T>(random: RandomSource, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}

/** Stands for a form token: repeatable, so never for a key. */
export function inventedToken(random: RandomSource): Uint8Array {
  return Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
}
