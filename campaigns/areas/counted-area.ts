/** One area's reports in a window, beside the inhabitants among whom and the years in which they came. */
export type CountedArea = {
  code: string;
  observed: number;
  population: number;
  years?: number;
  /** Expected reports, when a model made them; otherwise they follow from the inhabitants. */
  expected?: number;
  /** Codes of the areas that share a border; none is an island. */
  neighbours?: readonly string[];
};

/** Inhabitants × years. */
export const personYears = ({ population, years = 1 }: CountedArea) => population * years;

export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

export const meanOf = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;
