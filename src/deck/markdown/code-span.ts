const BACKTICK = 96;
/** A longer run of backticks opens nothing, so that the search for its end stays linear. */
const LONGEST_RUN = 80;

/** Finds the code spans of one block; remembers which runs of backticks have no end, so that all searches together are linear. */
export interface CodeSpans {
  readonly text: string;
  /** Where the block ends. */
  readonly end: number;
  /** Lengths of runs that have no closing run from here on. */
  readonly unclosed: Set<number>;
}

export function codeSpans(text: string, end: number): CodeSpans {
  return { text, end, unclosed: new Set() };
}

/** The offset after the run of backticks that begins here. */
export function runEnd({ text, end }: CodeSpans, at: number): number {
  let after = at;
  while (after < end && text.charCodeAt(after) === BACKTICK) after++;
  return after;
}

/** The start of the run that closes the code span; -1 if there is none and the backticks are text. */
export function spanClose(spans: CodeSpans, at: number): number {
  const open = runEnd(spans, at);
  const length = open - at;
  if (length > LONGEST_RUN || spans.unclosed.has(length)) return -1;
  for (let close = open; close < spans.end; ) {
    if (spans.text.charCodeAt(close) !== BACKTICK) close++;
    else {
      const after = runEnd(spans, close);
      if (after - close === length) return close;
      close = after;
    }
  }
  spans.unclosed.add(length);
  return -1;
}

/** The offset after a code span, or after its backticks if they are text. */
export function afterSpan(spans: CodeSpans, at: number): number {
  const open = runEnd(spans, at);
  const close = spanClose(spans, at);
  return close === -1 ? open : close + open - at;
}
