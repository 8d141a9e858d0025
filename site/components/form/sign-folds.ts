import type { ReportFormPage } from '#api/rendered-page.schema.ts';
import { type Sense, type Sign, type SignFacts, senses, signCodes, signs } from '#content/taxonomy/signs.ts';

/** Signs that fold away together: those of one sense, or on the form of a campaign all that it is not about. */
type SignFold = { fold: Sense | 'others'; codes: Sign[]; open: boolean };

type Asked = Pick<ReportFormPage, 'draft' | 'chosenPhenomenon' | 'campaignPhenomena'>;

/**
 * Nearly sixty signs are too many to walk past: they are folded until somebody says what it was, and `site/fitting-signs.ts`
 * then shows those that fit. What was ticked before is never folded away.
 */
export function signFolds({ draft, chosenPhenomenon, campaignPhenomena }: Asked): SignFold[] {
  const fits = (code: Sign) => {
    const { phenomena }: SignFacts = signs[code];
    return campaignPhenomena?.some((each) => phenomena.includes(each)) ?? true;
  };
  const folds = [
    ...senses.map((sense) => ({
      fold: sense,
      codes: signCodes.filter((code) => signs[code].sense === sense && fits(code)),
    })),
    { fold: 'others' as const, codes: signCodes.filter((code) => !fits(code)) },
  ];
  const known = Boolean(draft.phenomenon || chosenPhenomenon);
  return folds
    .filter(({ codes }) => codes.length > 0)
    .map((each) => ({ ...each, open: known || each.codes.some((code) => draft.signs.includes(code)) }));
}
