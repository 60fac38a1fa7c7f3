const WORD = /[\p{L}\p{N}./_=:-]+/gu;
/** The same for ASCII, much faster. */
const ASCII_WORD = /[a-z0-9./_=:-]+/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
const OUTER = /^[.:-]|[.:]$/;
const OUTER_SIGNS = /^[.:-]+|[.:]+$/g;

/** A text for comparison: lower case, without punctuation and Markdown's signs, words separated by one space. */
export function fold(text: string): string {
  return wordsOf(text).join(' ');
}

/** The words of a text in lower case; characters of code (`.`, `/`, `-`, `_`, `=`, `:`) are kept. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.match(BEYOND_ASCII.test(lower) ? WORD : ASCII_WORD) ?? [];
  return words
    .map((word) => (OUTER.test(word) ? word.replace(OUTER_SIGNS, '') : word))
    .filter((word) => word !== '');
}

/** Whether a text contains words, in order and consecutively; both are folded. */
export function saysFolded(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
