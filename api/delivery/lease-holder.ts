import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** The random parts that were given out in this very process. */
const given = new Set<string>();

/** Who holds a lease: this machine, this process, a random part, and which life of the process number it is. */
export function leaseHolder(): string {
  const part = randomUUID();
  given.add(part);
  return [hostname(), process.pid, part, incarnationOf(process.pid)].join('/');
}

/**
 * Holders on this machine whose process is gone: after a crash their leases need not be waited out. A process number
 * tells little by itself: in a container that restarts the new server often has the number of the old one.
 */
export function deadAmong(holders: readonly string[]): string[] {
  return holders.filter((holder) => {
    const [host, pid, part, incarnation] = holder.split('/');
    if (host !== hostname() || pid === undefined || part === undefined) return false;
    if (Number(pid) === process.pid) return !given.has(part);
    return !lives(Number(pid)) || isAnother(Number(pid), incarnation);
  });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The number is in use, but by a process that began later. */
function isAnother(pid: number, incarnation: string | undefined): boolean {
  const current = incarnationOf(pid);
  return Boolean(incarnation) && current !== '' && current !== incarnation;
}

/**
 * Tells two lives of one process number apart: a hash of the machine's start and the moment within it at which the
 * process began. Empty where the system does not tell (only Linux does). proc_pid_stat(5), field 22.
 */
function incarnationOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything; fields are counted behind it.
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return createHash('sha256').update(`${boot} ${pid} ${began}`).digest('hex').slice(0, 12);
  } catch {
    return '';
  }
}
