type Words = { [key: string]: string | Words };

/** The words of two files as one: what the desk has to say about a problem stands beside what residents read. */
export function joinWords<One extends object, Other extends object>(one: One, other: Other): One & Other {
  const joined = { ...one } as Words;
  for (const [key, part] of Object.entries(other as Words)) {
    const known = joined[key];
    joined[key] = typeof known === 'object' && typeof part === 'object' ? joinWords(known, part) : part;
  }
  return joined as One & Other;
}
