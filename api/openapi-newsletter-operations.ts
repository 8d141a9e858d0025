import { add, type DeskOperation, get, post } from './openapi-desk-parts.ts';
import {
  newsletterApproval,
  newsletterChange,
  newsletterDraft,
  newsletterPlan,
  testMail,
} from './outreach/newsletter.schema.ts';
import { lettersRequest, waveDraft } from './surveys/survey.schema.ts';

const one = '/newsletters/{id}';

/** Newsletters at the desk: written, tried, planned, approved by a second person, and watched while they go out. */
export const newsletterOperations: DeskOperation[] = [
  get('/newsletters', 'listNewsletters', 'Alle nieuwsbrieven, en hoeveel lezers er zijn'),
  add('/newsletters', 'createNewsletter', 'Een nieuwsbrief schrijven', newsletterDraft),
  get(one, 'getNewsletter', 'Eén nieuwsbrief, met hoe ver hij is'),
  post(`${one}/versions`, 'changeNewsletter', 'De tekst wijzigen', newsletterChange),
  post(`${one}/test-mails`, 'sendTestMail', 'Een proef sturen', testMail),
  post(`${one}/plan`, 'planNewsletter', 'Een moment kiezen', newsletterPlan),
  post(`${one}/approval`, 'approveNewsletter', 'Akkoord van een tweede persoon', newsletterApproval),
  post(`${one}/pauses`, 'pauseNewsletter', 'Stilzetten'),
  post(`${one}/resumptions`, 'resumeNewsletter', 'Verdergaan; na te veel weigeringen die opnieuw proberen'),
  post(`${one}/refusals`, 'acceptRefusals', 'Geweigerde adressen van de lijst halen en verdergaan'),
  post(`${one}/cancellation`, 'cancelNewsletter', 'Voorgoed annuleren'),
];

const wave = '/surveys/{id}';

/** Waves of the survey. */
export const surveyOperations: DeskOperation[] = [
  get('/surveys', 'listSurveys', 'Alle enquêtes'),
  add('/surveys', 'createSurvey', 'Een enquête beginnen', waveDraft),
  get(wave, 'getSurvey', 'Eén enquête; de uitkomst zodra zij dicht is', {
    comparedWith: { description: 'Id van een eerdere enquête', schema: { type: 'string' } },
  }),
  add(`${wave}/letters`, 'makeLetterCodes', 'Codes voor brieven, elk goed voor één keer', lettersRequest),
];
