import { type Ran, runStep, type Step } from './run-step.ts';

const steps: Step[] = [
  { name: 'Biome (format, lint, import fence)', words: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'TypeScript', words: ['tsc', '--pretty', 'false'] },
  { name: 'knip (nothing unused)', words: ['knip', '--no-progress'] },
  {
    name: 'Dutch (B1, spelling)',
    words: [process.execPath, 'content/plain-language/check-dutch.ts'],
  },
];

/** The quick checks, side by side. */
export function checkSteps(): Promise<Ran[]> {
  return Promise.all(steps.map((step) => runStep(step, false)));
}

export function report(ran: Ran[]): void {
  for (const { name, ok, seconds, output } of ran) {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}  ${seconds.toFixed(1)} s\n`);
    if (!ok) process.stdout.write(`${output}\n`);
  }
}
