import type { OpenApi } from './open-api.ts';

/** A rule of the linter, by its own name: what breaks it in a document, and how to break it. */
export type DocumentRule = {
  id: string;
  faults: (document: OpenApi) => string[];
  /** Plants one fault in a document that has none. */
  plant: (document: OpenApi) => void;
};
