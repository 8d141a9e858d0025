import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { LocationPrecision, Point } from './coarsen-location.ts';

/** Stands for the area of a report that names no place that we know. */
export const unknownArea = 'unknown';

/** A report as it was answered. */
export type Answers = {
  phenomenon: Phenomenon;
  description: string;
  signs?: readonly string[];
  place?: string;
  observed?: string;
  locationPrecision?: LocationPrecision;
  language?: string;
};

export type Around = {
  /** Hex of the id that follows from the form token. */
  id: string;
  /** Null: no place that we know. */
  areaCode: string | null;
  /** ISO week, as the server told it. */
  week: string;
  campaign: string;
  /** Already as coarse as the reporter asked. */
  location: Point | null;
  /** Ids (hex) of the photos, in order. */
  photos: readonly string[];
};

/**
 * What goes into a seal, made here for the server and the browser alike, so that the hub cannot tell from its form where
 * a report was sealed. The clear columns are repeated inside, so that swapped rows are noticed.
 */
export function reportContentOf(answers: Answers, around: Around) {
  return {
    v: 1 as const,
    id: around.id,
    area: around.areaCode ?? unknownArea,
    phenomenon: answers.phenomenon,
    week: around.week,
    language: answers.language ?? 'nl',
    campaign: around.campaign,
    text: answers.description,
    signs: [...(answers.signs ?? [])],
    place: {
      description: answers.place ?? '',
      location: around.location,
      // The same word for who gave no pin and whose pin was too near a border: it tells neither from the other.
      precision: around.location === null ? 'municipality' : (answers.locationPrecision ?? 'exact'),
    },
    when: answers.observed ?? null,
    photos: [...around.photos],
  };
}
