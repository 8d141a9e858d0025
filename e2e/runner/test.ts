import { globSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkSteps, report } from './check-steps.ts';
import { runStep } from './run-step.ts';

type Totals = { passed: number; failed: number; skipped: number };

/** Whole, since Playwright would take a relative path from the folder of its configuration. */
const browserReport = resolve('test-results/browser.json');

const testFiles = [
  'api/**/*.test.ts',
  'campaigns/**/*.test.ts',
  'content/**/*.test.ts',
  'sealing/**/*.test.ts',
  'site/**/*.test.ts',
  'e2e/**/*.test.ts',
];
/** Measures how long people wait: nothing else may run beside it. */
const alone = ['e2e/lighthouse.test.ts', 'e2e/overload.test.ts', 'e2e/receipt-timing.test.ts'];

/** `npm test`: check, unit and integration, browser; ends with the totals. */
async function main(): Promise<number> {
  const checks = await checkSteps();
  report(checks);
  const checked = {
    passed: checks.filter(({ ok }) => ok).length,
    failed: checks.filter(({ ok }) => !ok).length,
    skipped: 0,
  };
  const files = globSync(testFiles).sort();
  const beside = files.filter((file) => !alone.includes(file));
  const totals = [
    checked,
    await nodeTests('unit and integration', beside, 2),
    await nodeTests('under load', alone, 1),
    await browserTests(),
  ].reduce((sum, part) => ({
    passed: sum.passed + part.passed,
    failed: sum.failed + part.failed,
    skipped: sum.skipped + part.skipped,
  }));
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`);
  return totals.failed === 0 ? 0 : 1;
}

async function nodeTests(name: string, files: string[], atOnce: number): Promise<Totals> {
  const words = [
    process.execPath,
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-timeout=120000',
    '--test-reporter=spec',
    ...files,
  ];
  const { ok, output } = await runStep({ name, words }, true);
  const count = (label: string) => Number(new RegExp(`^ℹ ${label} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const totals = {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped'),
  };
  // A runner that dies before its closing lines has failed, whatever it counted.
  return ok === (totals.failed === 0) && totals.passed > 0
    ? totals
    : { ...totals, failed: Math.max(1, totals.failed) };
}

async function browserTests(): Promise<Totals> {
  rmSync(browserReport, { force: true });
  const { ok } = await runStep(
    {
      name: 'browser',
      words: ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    },
    true,
  );
  const totals = readBrowserTotals();
  return ok === (totals.failed === 0) && totals.passed > 0
    ? totals
    : { ...totals, failed: Math.max(1, totals.failed) };
}

function readBrowserTotals(): Totals {
  try {
    const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

process.exitCode = await main();
