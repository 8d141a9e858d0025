import type { z } from 'zod';

/** One call of the desk: its summary in words, what a post takes, or which keys a get knows. */
export type DeskOperation = {
  /** `GET` reads (200); `POST` changes (200); `ADD` is a post that makes something (201). */
  does: 'GET' | 'POST' | 'ADD';
  path: string;
  id: string;
  summary: string;
  body?: z.ZodType;
  query?: Record<string, { description: string; schema: object }>;
};

export const get = (
  path: string,
  id: string,
  summary: string,
  query?: DeskOperation['query'],
): DeskOperation => ({
  ...{ does: 'GET', path, id, summary, query },
});
export const post = (path: string, id: string, summary: string, body?: z.ZodType): DeskOperation => ({
  ...{ does: 'POST', path, id, summary, body },
});
export const add = (path: string, id: string, summary: string, body?: z.ZodType): DeskOperation => ({
  ...{ does: 'ADD', path, id, summary, body },
});

export const choice = (description: string, values: readonly string[]) => ({
  description,
  schema: { type: 'string', enum: values },
});

export const howMany = (most: number, usual: number) => ({
  description: 'Hoeveel',
  schema: { type: 'integer', minimum: 1, maximum: most, default: usual },
});
