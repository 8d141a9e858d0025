import { z } from 'zod';
import { reportDraft } from './report.schema.ts';

/** What stays readable of a report that a browser sealed: what counting and routing need, and the form's own fields. */
export const sealedReportFields = z.strictObject({
  ...reportDraft.pick({ phenomenon: true, areaCode: true, language: true, campaign: true }).shape,
  formToken: z.string().max(100).describe('Het token van het formulier; het id van de melding volgt eruit'),
  keyId: z.string().max(64).describe('Naam van de sleutels waarmee de melding op slot is'),
  proof: z.string().max(4_000).optional().describe('Antwoord op de opgave, alleen bij drukte'),
  website: z.string().max(1000).optional().describe('Leeg laten'),
});

export type SealedReportFields = z.output<typeof sealedReportFields>;

export const formTokenRequest = z.strictObject({
  formToken: z.string().max(100).optional().describe('Het vorige token: het nieuwe is dan even oud'),
});

/** What a browser needs to seal one report as the server would. */
export const sealTerms = z.strictObject({
  reportId: z.string().describe('Id dat binnen het slot moet staan (hex)'),
  photoIds: z.array(z.string()).describe('Ids van de foto’s, op volgorde (hex)'),
  week: z.string().describe('ISO-week die binnen het slot moet staan'),
  keyId: z.string().describe('Naam van deze ontvangers samen'),
  recipients: z.array(z.string()).describe('Ontvangers (age) voor wie de melding op slot gaat'),
});

export type SealTerms = z.output<typeof sealTerms>;

export const freshFormToken = z.strictObject({ formToken: z.string(), terms: sealTerms });
