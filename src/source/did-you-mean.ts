/** The question that offers the nearest words, each in quotes of a kind; empty where there is none. */
export function didYouMean(words: readonly string[], quote: "'" | '`' | '' = "'"): string {
  if (words.length === 0) return '';
  return `did you mean ${words.map((word) => `${quote}${word}${quote}`).join(' or ')}?`;
}

/** The same as the end of a sentence that says what is unknown. */
export function orDidYouMean(words: readonly string[]): string {
  return words.length === 0 ? '' : `; ${didYouMean(words)}`;
}
