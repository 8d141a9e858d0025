import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who holds a lease: this machine, this process and a random part. */
export function leaseHolder(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Holders on this machine whose process is gone: after a crash their leases need not be waited out. */
export function deadAmong(holders: readonly string[]): string[] {
  return holders.filter((holder) => {
    const [host, pid] = holder.split('/');
    return host === hostname() && pid !== undefined && !lives(Number(pid));
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
