const WORD = /[\p{L}\p{N}./_=:-]+/gu;
/** The same, much faster, where it is enough. */
const ASCII_WORD = /[a-z0-9./_=:-]+/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
const OUTER = /^[.:-]|[.:]$/;
const OUTER_SIGNS = /^[.:-]+|[.:]+$/g;

/** A text as people compare it: lower case, without punctuation and Markdown's signs, words with one space between. */
export function fold(text: string): string {
  return wordsOf(text).join(' ');
}

/** The words of a text in lower case; what code is made of (`.`, `/`, `-`, `_`, `=`, `:`) stays in them. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.match(BEYOND_ASCII.test(lower) ? WORD : ASCII_WORD) ?? [];
  return words
    .map((word) => (OUTER.test(word) ? word.replace(OUTER_SIGNS, '') : word))
    .filter((word) => word !== '');
}

/** Whether words stand in a text, in order and together; both folded. */
export function saysFolded(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
