/** A text as people compare it: lower case, without punctuation and Markdown's signs, words with one space between. */
export function fold(text: string): string {
  return wordsOf(text).join(' ');
}

/** The words of a text in lower case; what code is made of (`.`, `/`, `-`, `_`, `=`, `:`) stays in them. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}./_=:-]+/u)
    .map((word) => word.replace(/^[.:-]+|[.:]+$/g, ''))
    .filter((word) => word !== '');
}

/** Whether the words of one text stand in another, in order and together. */
export function saysWords(text: string, words: string): boolean {
  const sought = fold(words);
  return sought !== '' && ` ${fold(text)} `.includes(` ${sought} `);
}
