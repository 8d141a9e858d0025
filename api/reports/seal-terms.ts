import { isoWeekOf } from '#api/counts/week.ts';
import type { FormTokens } from './form-token.ts';
import { reportLimits } from './report.schema.ts';
import { photoIdOf, reportIdOf } from './report-ids.ts';
import { keyIdOf } from './seal-report.ts';
import type { SealTerms } from './sealed-report.schema.ts';

export type SealTermsParts = {
  pepper: Uint8Array;
  recipients: readonly string[];
  formTokens: FormTokens;
  now: () => number;
};

/**
 * What a browser needs to seal the report of this form token. The id stands in the source of the page: who saves that
 * before sending can point at the report wherever ids are. Without the pepper no receipt follows from it, and the page
 * holds the token itself.
 */
export function sealTermsOf({ pepper, recipients, formTokens, now }: SealTermsParts) {
  const keyId = keyIdOf(recipients);
  return (formToken: string): SealTerms => {
    const { secret } = formTokens.read(formToken, now());
    return {
      reportId: reportIdOf(pepper, secret).toString('hex'),
      photoIds: Array.from({ length: reportLimits.photos }, (_, at) =>
        photoIdOf(pepper, secret, at).toString('hex'),
      ),
      week: isoWeekOf(now()),
      keyId,
      recipients: [...recipients],
    };
  };
}

export type SealTermsOf = ReturnType<typeof sealTermsOf>;
