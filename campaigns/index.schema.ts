import { z } from 'zod';
import { type Direction, mostLayers, mostWeight } from './indicators/layer.ts';
import { normalisations } from './indicators/normalise.ts';

const name = z.string().min(1).max(100);
/** Other spellings of 1 and -1, for who types a question by hand. */
const spelled: Record<string, Direction> = {
  positive: 1,
  negative: -1,
  higher: 1,
  lower: -1,
  up: 1,
  down: -1,
};
const direction = z
  .union([z.literal([1, -1]), z.enum(Object.keys(spelled)).transform((word) => spelled[word] as Direction)])
  .optional();

const layer = z.strictObject({
  name,
  values: z.array(z.number().min(-1e15).max(1e15).nullable()),
  weight: z.int().min(0).max(mostWeight),
  direction,
});

/** What `stats -- index` reads. */
export const indexQuestion = z
  .strictObject({
    areas: z.array(name).min(1).max(1000),
    layers: z.array(layer).min(1).max(100),
    normalise: z.enum(normalisations),
    log: z.boolean().optional(),
  })
  .superRefine(({ areas, layers, log = false }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const twice = areas.findIndex((code, at) => areas.indexOf(code) < at);
    if (twice >= 0) refuse(['areas', twice], `${areas[twice]} occurs twice`);
    const names = layers.map((one) => one.name);
    for (const [at, { values, name: title }] of layers.entries()) {
      const field = ['layers', at, 'values'];
      if (names.indexOf(title) < at) refuse(['layers', at, 'name'], `${title} occurs twice`);
      if (values.length !== areas.length)
        refuse(field, `${title} has ${values.length} values for ${areas.length} areas`);
      if (log && values.some((value) => value !== null && value < 0))
        refuse(field, `${title} has a value below 0, which has no place on a log scale`);
    }
    const counting = layers.filter(({ weight }) => weight > 0).length;
    if (counting === 0) refuse(['layers'], 'no layer has a weight above 0');
    if (counting > mostLayers) refuse(['layers'], `at most ${mostLayers} layers may have a weight above 0`);
  });
