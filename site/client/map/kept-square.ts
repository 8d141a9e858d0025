import type { Position } from './typed-position.ts';

const metresPerDegree = 111_320;
const sideMetres: Record<string, number> = { '100m': 100, '500m': 500 };

/**
 * South-west and north-east corner of the square that the server keeps instead of the pin, as in
 * api/reports/coarsen-location.ts; null where it keeps the pin itself or no point at all.
 */
export function keptSquare({ lat, lon }: Position, precision: string): [Position, Position] | null {
  const side = sideMetres[precision];
  if (side === undefined) return null;
  const latStep = side / metresPerDegree;
  const south = Math.floor(lat / latStep) * latStep;
  const lonStep = latStep / Math.cos(((south + latStep / 2) * Math.PI) / 180);
  const west = Math.floor(lon / lonStep) * lonStep;
  return [
    { lat: south, lon: west },
    { lat: south + latStep, lon: west + lonStep },
  ];
}
