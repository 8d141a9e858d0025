import { longestUploadMs } from '#api/guard/body-time.ts';
import { photoLimits } from './photo-limits.ts';
import { reportLimits } from './report.schema.ts';

/** Bytes in a millisecond at which photos of full size are in just before the framework ends them. */
const wholeInTimePerMs = (reportLimits.photos * reportLimits.photoBytes) / longestUploadMs;

/** What one request holds of photos that are not cleaned yet. */
export type HeldUpload = {
  /** Waits until there is memory for so many bytes more. Nobody is refused: the sender sends slower. */
  take(bytes: number): Promise<void>;
  giveBack(bytes: number): void;
  /** All of it has come in: how long it is held now is our doing. */
  arrived(): void;
  /** Gives all of it back; nothing may be taken after it. */
  close(): void;
};

/**
 * One bound on the memory of all uploads together, or fifty people at once would hold more than the machine has. When
 * all is taken, one upload at a time may still go over it, so that two halves can never wait for each other. While
 * somebody waits, one that comes in too slowly to be whole in time is ended: it may not hold the memory of all others.
 */
export function uploadMemory(
  mostBytes: number,
  { longestMs = 60_000, stepMs = 1000, slowestPerMs = wholeInTimePerMs } = {},
) {
  let held = 0;
  let over: HeldUpload | null = null;
  /** Uploads that are coming in, not held up by us: since when, what came since, and how each is ended. */
  const coming = new Map<HeldUpload, { since: number; bytes: number; end: () => void }>();
  let clock: NodeJS.Timeout | undefined;
  const waiting: { upload: HeldUpload; bytes: number; go: () => void }[] = [];

  const fits = (upload: HeldUpload, bytes: number) => {
    if (held + bytes > mostBytes) {
      if (over !== null && over !== upload) return false;
      over = upload;
    }
    held += bytes;
    return true;
  };

  /** One a step: after it there may be room enough. */
  function endSlowest(): void {
    if (waiting.length === 0) {
      clearInterval(clock);
      clock = undefined;
      return;
    }
    const now = performance.now();
    const [slowest] = [...coming]
      .filter(([, { since }]) => now - since >= longestMs)
      .map(([upload, { since, bytes, end }]) => ({ upload, end, perMs: bytes / (now - since) }))
      .filter(({ perMs }) => perMs < slowestPerMs)
      .sort((one, other) => one.perMs - other.perMs);
    if (slowest === undefined) return;
    coming.delete(slowest.upload);
    slowest.end();
  }

  async function wait(upload: HeldUpload, bytes: number): Promise<void> {
    clock ??= setInterval(endSlowest, stepMs).unref();
    await new Promise<void>((go) => waiting.push({ upload, bytes, go }));
  }

  function serve(): void {
    for (let at = 0; at < waiting.length; ) {
      const { upload, bytes, go } = waiting[at] as (typeof waiting)[number];
      if (!fits(upload, bytes)) at += 1;
      else {
        waiting.splice(at, 1);
        go();
      }
    }
  }

  function open(end: () => void): HeldUpload {
    let own = 0;
    let isEnded = false;
    const endOnce = () => {
      isEnded = true;
      end();
    };
    const upload: HeldUpload = {
      take: async (bytes) => {
        if (!fits(upload, bytes)) {
          coming.delete(upload);
          await wait(upload, bytes);
        }
        own += bytes;
        const seen = coming.get(upload);
        if (seen) seen.bytes += bytes;
        else if (!isEnded) coming.set(upload, { since: performance.now(), bytes, end: endOnce });
      },
      giveBack: (bytes) => {
        own -= bytes;
        held -= bytes;
        serve();
      },
      arrived: () => void coming.delete(upload),
      close: () => {
        coming.delete(upload);
        if (over === upload) over = null;
        upload.giveBack(own);
      },
    };
    return upload;
  }

  return { open, held: () => held, waiting: () => waiting.length };
}

/** Of this process: its listeners and roads share one memory. */
export const uploads = uploadMemory(photoLimits.heldBytes);
