/** The question that suggests the most similar words, in the given quotes; empty if there are none. */
export function didYouMean(words: readonly string[], quote: "'" | '`' | '' = "'"): string {
  if (words.length === 0) return '';
  return `did you mean ${words.map((word) => `${quote}${word}${quote}`).join(' or ')}?`;
}

/** The same as the end of a sentence about something unknown. */
export function orDidYouMean(words: readonly string[]): string {
  return words.length === 0 ? '' : `; ${didYouMean(words)}`;
}
