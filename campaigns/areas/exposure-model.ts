import { type PoissonFit, poissonRegression } from '#campaigns/regression/poisson-regression.ts';
import { type CountedArea, personYears } from './counted-area.ts';

/** An area with the covariates of the model: rural share, log1p of barns, harbours, business parks; never incidents. */
export type ExposedArea = CountedArea & { covariates: readonly number[] };

export type ExposureModel = {
  /** Intercept first; errors are × √φ. */
  coefficients: number[];
  errors: number[];
  phi: number;
  expected: number[];
  /** Each area expected from a model of the others, so that it does not predict itself. */
  leaveOneOut: number[];
};

/** With 44 areas more would explain noise. */
export const mostCovariates = 3;

/** Expected reports by Poisson regression, log μ = log(P·T) + β₀ + Σ β x. Null where the counts carry no such model. */
export function exposureModel(areas: readonly ExposedArea[]): ExposureModel | null {
  const width = areas[0]?.covariates.length ?? 0;
  if (width > mostCovariates) throw new RangeError(`At most ${mostCovariates} covariates.`);
  const whole = fitOf(areas);
  if (whole === null) return null;
  const leaveOneOut: number[] = [];
  for (const area of areas) {
    const fit = fitOf(areas.filter((other) => other !== area));
    if (fit === null) return null;
    const logRate = rowOf(area).reduce((sum, value, at) => sum + value * (fit.coefficients[at] as number), 0);
    leaveOneOut.push(personYears(area) * Math.exp(logRate));
  }
  const { coefficients, errors, phi, means } = whole;
  return { coefficients, errors, phi, expected: means, leaveOneOut };
}

function fitOf(areas: readonly ExposedArea[]): PoissonFit | null {
  return poissonRegression({
    counts: areas.map(({ observed }) => observed),
    columns: areas.map(rowOf),
    offsets: areas.map((area) => Math.log(personYears(area))),
  });
}

const rowOf = ({ covariates }: ExposedArea) => [1, ...covariates];
