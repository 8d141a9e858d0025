import { deriveKey } from './derive-keys.ts';

/** 32 bytes that follow from the form token: a retry is the same report. */
export const reportIdOf = (pepper: Uint8Array, token: Uint8Array): Buffer =>
  deriveKey(pepper, token, 'report-id', 32);

/** The same for the photo at this place, counted from 0. */
export const photoIdOf = (pepper: Uint8Array, token: Uint8Array, at: number): Buffer =>
  deriveKey(pepper, token, `photo-${at}`, 32);
