import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import type { Verdict } from './verdict.ts';

export type SentenceFacts = {
  ratio: number | null;
  interval: Interval;
  /** The smallest ratio that this measurement could reliably see; null when it was not computed. */
  smallestRatio: number | null;
  relevant: number;
  /** When to look again, in words; null when the window is over and only the numbers are too small. */
  lookAgainOn: string | null;
  drawnByLot: boolean;
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
  { ratio, interval, smallestRatio, lookAgainOn }: SentenceFacts,
): string {
  const [low, high] = interval.map(times) as [string, string];
  switch (verdict) {
    case 'TE_VROEG':
      return lookAgainOn === null
        ? 'Er zijn te weinig meldingen om iets te zeggen. Voeg gebieden of perioden samen.'
        : `Te vroeg om iets te zeggen. Kijk weer op ${lookAgainOn}.`;
    case 'MEER':
    case 'MINDER':
      return `Er kwamen ${verdict === 'MEER' ? 'meer' : 'minder'} meldingen dan verwacht zonder campagne: naar schatting ${times(ratio)} (${low}–${high}).`;
    case 'GEEN_RELEVANT':
      return 'Als er een effect is, is het klein.';
    case 'NIET_AAN_TE_TONEN':
      return `Geen verschil aangetoond. Een effect tussen ${low} en ${high} is mogelijk; deze meting kon pas ${times(smallestRatio)} betrouwbaar zien.`;
  }
}

const decimals = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "×1,57"; without a bound "×∞". */
function times(ratio: number | null): string {
  return ratio === null || ratio === Infinity ? '×∞' : `×${decimals.format(ratio)}`;
}
