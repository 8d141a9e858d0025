import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
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
};

/** The one sentence that a verdict may be shown with; never "no effect", never an estimate without its interval. */
export function verdictSentence(verdict: Verdict, facts: SentenceFacts): string {
  const sentences = [sentenceOf(verdict, facts)];
  if (verdict === 'MEER' && facts.interval[1] < facts.relevant) sentences.push('Het verschil is klein.');
  if (verdict !== 'TE_VROEG' && !facts.drawnByLot) sentences.push('Oorzaak niet bewezen.');
  return sentences.join(' ');
}

function sentenceOf(
  verdict: Verdict,
  { ratio, interval, smallestRatio, lookAgainOn, approved = true, counted = 'meldingen' }: SentenceFacts,
): string {
  const [low, high] = interval.map(times) as [string, string];
  if (!approved && lookAgainOn === null) return 'Er is niets te meten: dit plan is niet goedgekeurd.';
  switch (verdict) {
    case 'TE_VROEG':
      return lookAgainOn === null
        ? `Er zijn te weinig ${counted} om iets te zeggen. Voeg gebieden of perioden samen.`
        : `Te vroeg om iets te zeggen. Kijk weer op ${lookAgainOn}.`;
    case 'MEER':
    case 'MINDER':
      return `Er kwamen ${verdict === 'MEER' ? 'meer' : 'minder'} ${counted} dan verwacht zonder campagne: naar schatting ${times(ratio)} (${low}–${high}).`;
    case 'GEEN_RELEVANT':
      return 'Als er een effect is, is het klein.';
    case 'NIET_AAN_TE_TONEN':
      return `Geen verschil aangetoond. Een effect tussen ${low} en ${high} is mogelijk${reachOf(smallestRatio)}`;
  }
}

function reachOf(smallestRatio: number | null | undefined): string {
  if (smallestRatio === undefined) return '.';
  return smallestRatio === null
    ? '; deze meting kon vooraf geen enkel verschil betrouwbaar zien.'
    : `; deze meting kon pas ${times(smallestRatio)} betrouwbaar zien.`;
}

const decimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Beyond this a bound is only "very much": digits would suggest that somebody knows. */
const largestTold = 100;

/** "×1,57"; without a bound "×∞". */
function times(ratio: number | null): string {
  if (ratio !== null && ratio !== Infinity && ratio > largestTold) return `meer dan ×${largestTold}`;
  return ratio === null || ratio === Infinity ? '×∞' : `×${decimals.format(ratio)}`;
}
