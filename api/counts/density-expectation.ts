import type { CountedArea } from '#campaigns/areas/counted-area.ts';
import { type ExposureModel, exposureModel } from '#campaigns/areas/exposure-model.ts';
import type { Area } from '#content/areas/area-sets.ts';
import type { DensityModel, Expectation } from './density-page.schema.ts';
import { covariates, covariatesOf } from './exposure-covariates.ts';

/**
 * Fewer reports than this for each coefficient tell more about chance than about areas: ten events per variable,
 * Peduzzi e.a. 1996.
 */
const leastReportsPerCoefficient = 10;

/**
 * The areas with what is expected of each. By inhabitants nothing is filled in: it then follows from all counts. By the
 * exposure model each area is expected from a model of the others; where the counts carry none it is by inhabitants.
 */
export function withExpectation(
  asked: DensityModel,
  areas: readonly CountedArea[],
  described: readonly Area[],
  day: string,
): { areas: CountedArea[]; expectation: Expectation } {
  const model = asked === 'exposure' ? fittedModel(areas, described, day) : null;
  if (model === null)
    return { areas: [...areas], expectation: { asked, used: 'population', phi: null, coefficients: [] } };
  return {
    areas: areas.map((area, at) => ({ ...area, expected: model.leaveOneOut[at] as number })),
    expectation: { asked, used: 'exposure', phi: model.phi, coefficients: coefficientsOf(model) },
  };
}

function fittedModel(
  areas: readonly CountedArea[],
  described: readonly Area[],
  day: string,
): ExposureModel | null {
  const reports = areas.reduce((sum, { observed }) => sum + observed, 0);
  if (reports < leastReportsPerCoefficient * (covariates.length + 1)) return null;
  const values = covariatesOf(described, day);
  const exposed = areas.flatMap((area, at) => {
    const own = values[at] ?? null;
    return own === null ? [] : [{ ...area, covariates: own }];
  });
  return exposed.length === areas.length ? exposureModel(exposed) : null;
}

function coefficientsOf({ coefficients, errors }: ExposureModel): Expectation['coefficients'] {
  return (['intercept', ...covariates] as const).map((name, at) => ({
    name,
    value: coefficients[at] as number,
    error: errors[at] as number,
  }));
}
