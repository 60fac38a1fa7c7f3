/** Quotes words so that a shell reads them back; words with special characters are put in single quotes. */
export function quoteWords(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
