import { readRequest } from '#api/intake/read-request.ts';
import type { Outreach } from '#api/outreach/outreach.ts';
import { type FieldFault, Problem } from '#api/problems.ts';
import { daysFault, waveDraft } from './survey.schema.ts';
import { createWave } from './waves.ts';

/** Answers the id of the new wave. @throws Problem invalid-input, with the faulty fields */
export async function makeWave(
  outreach: Outreach,
  input: unknown,
  by: { name: string; day: string },
): Promise<string> {
  const draft = readRequest(waveDraft, input);
  const fault = daysFault(draft);
  if (fault) throw refusal(fault);
  // What has begun was answered by nobody yet: people must have had all of its days.
  if (draft.from < by.day) throw refusal({ field: 'from', code: 'day-passed' });
  const id = await createWave(outreach, draft, by);
  if (id === null) throw refusal({ field: 'code', code: 'taken_wave' });
  return id;
}

const refusal = (fault: FieldFault) => new Problem('invalid-input', [fault]);
