import type { Store } from '#api/storage/database.ts';
import { inWords } from '#campaigns/effect/day-in-words.ts';
import { roundedRatio } from '#campaigns/effect/ratio-in-words.ts';
import { verdictSentence } from '#campaigns/effect/verdict-sentence.ts';
import effectWords from '#content/i18n/nl/effect.json' with { type: 'json' };
import { briefMap } from './brief-map.ts';
import { briefNumbers, isTold } from './brief-numbers.ts';
import type { BriefContent } from './brief-page.schema.ts';
import { areasInWords, filled, inNames, briefWords as words } from './brief-words.ts';
import type { EffectAnswer } from './effect-page.schema.ts';

export type Release = { version: number; sha256: string };

/** The newest public figures, whose hash stands in the brief so that a council can lay the two side by side. */
export async function latestRelease(store: Store): Promise<Release | null> {
  const row = await store
    .selectFrom('public_releases')
    .select(['version', 'sha256'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A campaign on one page for a council, from what the effect page shows; `areaDay`: whose borders are drawn. */
export function briefContent(
  effect: EffectAnswer,
  { release, areaDay, demo }: { release: Release | null; areaDay: string; demo: boolean },
): BriefContent {
  const codes = effect.areas.map(({ code }) => code);
  const names = effect.areas.map(({ name }) => name);
  return {
    ...{ id: effect.campaign.id, code: effect.campaign.code, day: effect.asOf },
    invented: demo ? words.invented : null,
    ...{ kicker: words.kicker, title: effect.campaign.title },
    verdict: verdictOf(effect),
    period: periodOf(effect),
    map: briefMap(codes, areaDay),
    mapAlternative: words.map,
    mapCaption: filled(words.mapCaption, { areas: areasInWords(codes.length), names: inNames(names) }),
    ...{ numbersHeading: words.numbers, numbers: briefNumbers(effect) },
    ...{ limitsHeading: words.limitsHeading, limits: limitsOf(effect) },
    ...{ methodHeading: words.methodHeading, method: methodOf(effect) },
    record: recordOf(effect, release),
  };
}

/** The sentence of the verdict with rounded figures; without any where even these would give a count away. */
function verdictOf(effect: EffectAnswer): string {
  const { verdict, sentence, interval, ratio, smallestRatio, relevantRatio, drawnByLot } = effect;
  const hasFigures = verdict === 'MEER' || verdict === 'MINDER' || verdict === 'NIET_AAN_TE_TONEN';
  if (!hasFigures) return sentence;
  if (!isTold(effect) || interval === null) return words[verdict];
  const [low, high] = interval;
  return verdictSentence(verdict, {
    ...{ ratio, interval: [low, high ?? Infinity], smallestRatio, relevant: relevantRatio, drawnByLot },
    ...{ lookAgainOn: null, times: roundedRatio },
  });
}

function periodOf({ from, to, windows: { outcome } }: EffectAnswer): string {
  const weeks = { first: inWords(outcome.firstDay), last: inWords(outcome.lastDay) };
  return to === null
    ? filled(words.standing, { from: inWords(from), ...weeks })
    : filled(words.period, { from: inWords(from), to: inWords(to), ...weeks });
}

function limitsOf(effect: EffectAnswer): string[] {
  const { verdict, drawnByLot, confounders, together, version, versions } = effect;
  const during = confounders.filter(({ from, to }) => from <= effect.asOf && to >= effect.from);
  const kinds = [...new Set(during.map(({ kind }) => effectWords.confounders.kinds[kind].toLowerCase()))];
  const lines = [
    drawnByLot ? words.lot : words.cause,
    words.crime,
    verdict === 'NIET_AAN_TE_TONEN' && words.notShown,
    isTold(effect) && reachOf(effect),
    effect.laidDownLate && effectWords.notes['laid-down-late'],
    versions > 1 && filled(words.versions, { count: versions, version }),
    kinds.length > 0 && filled(words.events, { kinds: inNames(kinds) }),
    // Only a shown difference can fail to hold.
    (verdict === 'MEER' || verdict === 'MINDER') && together?.holds === false && words.together,
  ];
  return lines.filter((line) => line !== false);
}

function reachOf({ smallestRatio }: EffectAnswer): string {
  if (smallestRatio === null) return words.reachNone;
  return filled(words.reach, { ratio: roundedRatio(smallestRatio, 'high') });
}

function methodOf({ method, design }: EffectAnswer): string {
  const used = method ?? design;
  const told = used in words.method ? words.method[used as keyof typeof words.method] : '';
  return `${told} ${words.rule}`.trim();
}

function recordOf(effect: EffectAnswer, release: Release | null): string {
  const approval =
    effect.approvedOn === null
      ? words.notApproved
      : filled(words.approved, { day: inWords(effect.approvedOn) });
  const record = filled(words.record, {
    ...{ version: effect.version, hash: shortened(effect.sha256), approval },
    ...{ until: inWords(effect.dataUntilDay), day: inWords(effect.asOf) },
  });
  const figures = release
    ? filled(words.release, { version: release.version, hash: shortened(release.sha256) })
    : words.noRelease;
  return `${record} ${figures}`;
}

/** As much of a hash as a person compares: 16 of its 64 digits. */
const shortened = (sha256: string) => sha256.slice(0, 16);
