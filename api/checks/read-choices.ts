import type { FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import { readPostedForm } from '#api/reports/report-form.ts';

/** What was chosen in a form without text fields; null where what came is no such form. */
export type Choices = ReadonlyMap<string, readonly string[]> | null;

/**
 * Reads a form of choices. What cannot be read is no fault of the page to be alarmed about: whoever sent it gets the form
 * again. A body over its bound stays a problem of its own.
 */
export async function readChoices(request: FastifyRequest): Promise<Choices> {
  try {
    const { fields, photos } = await readPostedForm(request);
    return photos > 0 ? null : fields;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The chosen values of a field, each once, when all are of the list; null when one is not. */
export function chosenOf<Value extends string>(
  choices: Choices,
  field: string,
  offered: readonly Value[],
): Value[] | null {
  const sent = choices?.get(field) ?? [];
  const known = offered.filter((value) => sent.includes(value));
  return sent.every((value) => (offered as readonly string[]).includes(value)) ? known : null;
}

/** Whether there is no field but these. */
export const hasOnly = (choices: Choices, fields: readonly string[]): boolean =>
  choices !== null && [...choices.keys()].every((name) => fields.includes(name));
