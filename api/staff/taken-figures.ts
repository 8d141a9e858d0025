import type { FastifyRequest } from 'fastify';

/** Figures of the desk that leave as a file or to a program; the words live in the translations under `audit:figures`. */
export type FigureKind = 'densities' | 'map' | 'surges' | 'proposals' | 'indicators' | 'effect' | 'brief';

/** `densities 2026-01/2026-10 other VR10`: what, of which months or days, of which phenomena, of which region. */
export type TakenFigures = FigureKind | `${FigureKind} ${string}`;

/** Says for the audit log what this answer takes along. Codes, months and days only, and never what somebody typed. */
export function noteTaken(request: FastifyRequest, kind: FigureKind, ...codes: (string | null)[]): void {
  const region = request.member?.region ?? null;
  request.taken = [kind, ...codes, region].filter((code) => code !== null).join(' ') as TakenFigures;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by what hands out figures; empty for every other answer. */
    taken: TakenFigures | '';
  }
}
