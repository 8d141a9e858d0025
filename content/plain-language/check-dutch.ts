import { exceptionList, exceptions } from './exceptions.ts';
import { findFaults } from './find-faults.ts';
import { readDutch } from './read-dutch.ts';

// The command of `npm run check`: a line per fault with file, rule and sentence; exit code 1 when there is one.
const faults = await findFaults(await readDutch(), exceptionList.parse(exceptions));
for (const { file, rule, where, detail } of faults)
  process.stdout.write(`${file}  ${rule}: ${detail}${where && `\n    ${where}`}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
