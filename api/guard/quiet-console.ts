import { AsyncLocalStorage } from 'node:async_hooks';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const;
const silenced = new AsyncLocalStorage<true>();
let watching = false;

/**
 * Runs work of somebody else's code whose console lines go nowhere. The site's renderer prints the message and stack of
 * an error by itself, and both can quote what somebody typed; what went wrong is told by our own log, without words.
 */
export function withoutConsole<T>(work: () => T): T {
  if (!watching) watch();
  return silenced.run(true, work);
}

/** Only lines from inside such work are dropped; the console of everything else is as it was. */
function watch(): void {
  watching = true;
  for (const method of methods) {
    const print = console[method].bind(console);
    console[method] = (...words: unknown[]) => {
      if (silenced.getStore() === undefined) print(...words);
    };
  }
}
