import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import { exactRatio, type RatioInWords } from './ratio-in-words.ts';
import type { Verdict } from './verdict.ts';

export type SentenceFacts = {
  ratio: number | null;
  interval: Interval;
  /** The smallest ratio that this measurement could reliably see; null: none; left out: nobody foresaw it. */
  smallestRatio?: number | null;
  relevant: number;
  /** When to look again, in words; null when the window is over and only the numbers are too small. */
  lookAgainOn: string | null;
  drawnByLot: boolean;
  /** False: nobody approved the plan, so nothing ran. */
  approved?: boolean;
  /** What was counted; reports when left out. */
  counted?: 'meldingen' | 'bruikbare meldingen' | 'zaken';
  /** Exactly when left out. */
  times?: RatioInWords;
};

/** Instead of a verdict, of a campaign that was withdrawn on a day (in words). */
export const withdrawnSentence = (day: string) =>
  `Deze campagne is ingetrokken op ${day}. Er is geen oordeel.`;

/** The one sentence that a verdict may be shown with; never "no effect", never an estimate without its interval. */
export function verdictSentence(verdict: Verdict, facts: SentenceFacts): string {
  const sentences = [sentenceOf(verdict, facts)];
  if (verdict === 'MEER' && facts.interval[1] < facts.relevant) sentences.push('Het verschil is klein.');
  if (verdict !== 'TE_VROEG' && !facts.drawnByLot) sentences.push('Oorzaak niet bewezen.');
  return sentences.join(' ');
}

function sentenceOf(verdict: Verdict, facts: SentenceFacts): string {
  const { lookAgainOn, approved = true, counted = 'meldingen' } = facts;
  if (!approved && lookAgainOn === null) return 'Er is niets te meten: dit plan is niet goedgekeurd.';
  switch (verdict) {
    case 'TE_VROEG':
      return lookAgainOn === null
        ? `Er zijn te weinig ${counted} om iets te zeggen. Voeg gebieden of perioden samen.`
        : `Te vroeg om iets te zeggen. Kijk weer op ${lookAgainOn}.`;
    case 'MEER':
    case 'MINDER':
      return `Er kwamen ${verdict === 'MEER' ? 'meer' : 'minder'} ${counted} dan verwacht zonder campagne: ${estimateOf(facts)}.`;
    case 'GEEN_RELEVANT':
      return 'Als er een effect is, is het klein.';
    case 'NIET_AAN_TE_TONEN':
      return `Geen verschil aangetoond. Een effect ${possibleOf(facts)}${reachOf(facts)}`;
  }
}

function estimateOf({ ratio, interval: [low, high], times = exactRatio }: SentenceFacts): string {
  const lowest = times(low, 'low');
  if (ratio === null || ratio === Infinity) return `minstens ${lowest}, zonder bovengrens`;
  const range = high === Infinity ? `vanaf ${lowest}, zonder bovengrens` : `${lowest}–${times(high, 'high')}`;
  return `naar schatting ${times(ratio, 'estimate')} (${range})`;
}

function possibleOf({ interval: [low, high], times = exactRatio }: SentenceFacts): string {
  const lowest = times(low, 'low');
  return high === Infinity
    ? `vanaf ${lowest}, zonder bovengrens, is mogelijk`
    : `tussen ${lowest} en ${times(high, 'high')} is mogelijk`;
}

function reachOf({ smallestRatio, times = exactRatio }: SentenceFacts): string {
  if (smallestRatio === undefined) return '.';
  return smallestRatio === null
    ? '; deze meting kon vooraf geen enkel verschil betrouwbaar zien.'
    : `; deze meting kon pas ${times(smallestRatio, 'high')} betrouwbaar zien.`;
}
