import { checkSteps, report } from './check-steps.ts';

const ran = await checkSteps();
report(ran);
process.exitCode = ran.every(({ ok }) => ok) ? 0 : 1;
