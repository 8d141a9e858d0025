import { photoLimits } from './photo-limits.ts';

/** What one request holds of photos that are not cleaned yet. */
export type HeldUpload = {
  /** Waits until there is memory for so many bytes more. Nobody is refused: the sender sends slower. */
  take(bytes: number): Promise<void>;
  giveBack(bytes: number): void;
  /** Gives all of it back; nothing may be taken after it. */
  close(): void;
};

/**
 * One bound on the memory of all uploads together, or fifty people at once would hold more than the machine has. When
 * all is taken, one upload at a time may still go over it, so that two halves can never wait for each other.
 */
export function uploadMemory(mostBytes: number) {
  let held = 0;
  let over: HeldUpload | null = null;
  const waiting: { upload: HeldUpload; bytes: number; go: () => void }[] = [];

  const fits = (upload: HeldUpload, bytes: number) => {
    if (held + bytes > mostBytes) {
      if (over !== null && over !== upload) return false;
      over = upload;
    }
    held += bytes;
    return true;
  };

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

  function open(): HeldUpload {
    let own = 0;
    const upload: HeldUpload = {
      take: async (bytes) => {
        if (!fits(upload, bytes)) await new Promise<void>((go) => waiting.push({ upload, bytes, go }));
        own += bytes;
      },
      giveBack: (bytes) => {
        own -= bytes;
        held -= bytes;
        serve();
      },
      close: () => {
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
