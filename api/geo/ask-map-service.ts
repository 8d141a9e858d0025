export type Asked = {
  accept: string;
  /** Media types that are taken, without parameters. */
  types: readonly string[];
  /** Bytes. */
  largest: number;
  timeoutMs: number;
};
export type Answered =
  | { kind: 'answered'; type: string; body: Buffer }
  | { kind: 'none' }
  | { kind: 'failed' };

/**
 * Asks an outside map service. It learns that this server asks for this address and nothing of any visitor: the headers
 * are fixed, there are no cookies, a redirect is not followed, and what comes back is bounded in time, type and size.
 */
export async function askMapService(url: string, asked: Asked): Promise<Answered> {
  // Node notes down the last 250 addresses that it asked for as long as it runs (Resource Timing): here those are places.
  performance.setResourceTimingBufferSize(0);
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: asked.accept, 'accept-language': 'nl', 'user-agent': 'nh-drugsalert' },
      signal: AbortSignal.timeout(asked.timeoutMs),
    });
    return await readAnswer(answer, asked);
  } catch {
    // The error names the address that was asked for: it ends here.
    return { kind: 'failed' };
  }
}

async function readAnswer(answer: Response, { types, largest }: Asked): Promise<Answered> {
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (answer.status !== 200 || !types.includes(type)) {
    await answer.body?.cancel();
    return { kind: [204, 404].includes(answer.status) ? 'none' : 'failed' };
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > largest) return { kind: 'failed' };
    chunks.push(chunk);
  }
  return bytes === 0 ? { kind: 'none' } : { kind: 'answered', type, body: Buffer.concat(chunks) };
}
