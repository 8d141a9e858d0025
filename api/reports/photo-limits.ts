import { reportLimits } from './report.schema.ts';

/** Bounds on the work that a photo may cost; what a person meets of them stands in `reportLimits`. */
export const photoLimits = {
  uploadBytes: reportLimits.photoBytes,
  /** All files of one form together; more than that is not read to its end. */
  formBytes: 128 * 1024 * 1024,
  /** Before anything is decoded: a small file can hold a picture that fills all memory. */
  pixels: 40_000_000,
  /** Longest edge of what is kept, in pixels. */
  edge: 2560,
  /** JPEG quality, 1 to 100. */
  quality: 82,
  /** Longest time that one photo may take. */
  seconds: 20,
  cleanedAtOnce: 2,
  /** Longest wait of a form for its turn; then its photos are refused and its text goes on. */
  waitMs: 20_000,
  /** Uploads that wait for their turn hold at most this much together; one more may always finish. */
  heldBytes: 48 * 1024 * 1024,
} as const;
