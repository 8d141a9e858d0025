import type { FieldFault } from '#api/problems.ts';
import type { AreaChoice, FieldProblem, ReportFormPage } from '#api/rendered-page.schema.ts';
import type { Language } from '#content/languages.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { FormTokens } from './form-token.ts';
import { reportLimits } from './report.schema.ts';
import { emptyForm, type PostedForm } from './report-form.ts';
import type { SealTermsOf } from './seal-terms.ts';

export type FormPageParts = {
  formTokens: FormTokens;
  sealTerms: SealTermsOf;
  areaChoices: () => { municipalities: AreaChoice[]; waters: AreaChoice[] };
  mapServices: ReportFormPage['mapServices'];
  now: () => number;
};

/** `campaign` goes along in a hidden field; nothing is kept in the browser. */
export type FormPath = {
  language: Language;
  chosenPhenomenon?: Phenomenon;
  action: string;
  campaign?: string;
  campaignPhenomena?: readonly Phenomenon[];
};

/** The form as it is shown: empty, or with all that was typed and what is wrong with it. */
export function formPage(
  parts: FormPageParts,
  path: FormPath,
  form: PostedForm = emptyForm(),
  faults: FieldFault[] = [],
  notice?: string,
): ReportFormPage {
  const typed = (name: string) => form.fields.get(name)?.[0] ?? '';
  // The same token comes back, so that a second try after an error is still the same report.
  const formToken = typed('formToken') || parts.formTokens.make(parts.now());
  return {
    kind: 'report-form',
    ...{ language: path.language, action: path.action, chosenPhenomenon: path.chosenPhenomenon },
    campaignPhenomena: path.campaignPhenomena,
    formToken,
    sealing: parts.sealTerms(formToken),
    draft: {
      phenomenon: typed('phenomenon'),
      signs: form.fields.get('signs') ?? [],
      description: typed('description'),
      observed: typed('observed'),
      areaCode: typed('areaCode'),
      place: typed('place'),
      location: typed('location'),
      locationPrecision: typed('locationPrecision'),
      campaign: typed('campaign') || path.campaign,
    },
    problems: faults as FieldProblem[],
    notice,
    areas: parts.areaChoices(),
    mapServices: parts.mapServices,
    limits: {
      descriptionLength: reportLimits.descriptionLength,
      placeLength: reportLimits.placeLength,
      photos: reportLimits.photos,
      photoMegabytes: reportLimits.photoBytes / (1024 * 1024),
    },
  };
}
