import type { SignedIn } from '#api/staff/require-role.ts';
import type { Polygons } from './area-geometry.ts';
import type { DayInterval } from './datetime.ts';

/** What OpenAPI says of one property; every property is always there, and `null` where there is nothing to say. */
export type PropertySchema = {
  type: 'string' | 'integer' | 'number';
  description: string;
  enum?: readonly string[];
  format?: 'date';
  nullable?: true;
};

export type Feature = {
  id: string;
  /** Rings in CRS84; null where no outline is known. */
  polygons: Polygons | null;
  /** The days that its figures are about; both null when they are about no time. */
  period: DayInterval;
  properties: Record<string, string | number | null>;
};

export type FeatureQuestion = {
  datetime: DayInterval | null;
  /** Wanted value per property, as text. */
  filters: Record<string, string>;
  /** Who asks; null on the public side. */
  member: SignedIn | null;
};

/** A set of features with one shape. It may use the question to compute figures; what it gives is filtered again. */
export type FeatureCollection = {
  id: string;
  title: string;
  description: string;
  properties: Record<string, PropertySchema>;
  /** Properties that can be asked for by value. */
  filters: readonly string[];
  features: (question: FeatureQuestion) => Promise<Feature[]>;
  /** Name of a file of it, where it may not be passed on. */
  confidentialFile?: string;
  /** What can be asked for, where that is more than the features that are given unasked. */
  interval?: DayInterval;
};

/** Everything that a collection gives without a question; nobody is signed in on the public side. */
export function unasked(
  { features }: FeatureCollection,
  member: SignedIn | null | undefined,
): Promise<Feature[]> {
  return features({ datetime: null, filters: {}, member: member ?? null });
}
