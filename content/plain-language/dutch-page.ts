/** What one page, one namespace of words or one kit says in Dutch. */
export type DutchPage = {
  /** Path from the root of the project. */
  file: string;
  /** Every text that a person reads, as written: markdown and `{{places to fill in}}` included. */
  texts: string[];
  /** Desk words are for staff: they are spelled, and not scored. */
  readers: 'public' | 'staff';
};

/** One fault, in words for who must mend it. */
export type Fault = {
  file: string;
  rule: 'score' | 'mean-length' | 'sentence-length' | 'forbidden-word' | 'spelling' | 'exception';
  /** The sentence or the word; empty when the rule is about the whole page. */
  where: string;
  detail: string;
};
