/** Only words have a plural: `80s` are seconds, and `250ms` is not `250m`. */
const PLAIN_WORDS = /^[a-z][a-z' -]*[a-z]$/i;
const PUNCTUATION = /[\s\p{P}`]/u;

/** The words of prose, in lower case and without surrounding punctuation; text in backticks is left out. */
export function wordsOf(text: string): string[] {
  const prose = text.replace(/`[^`\n]*`/g, ' ').replace(/[`*|]/g, ' ');
  const words = foldSpace(prose.toLowerCase()).split(' ').map(withoutOuterPunctuation);
  return words.filter((word) => word !== '');
}

export function isSameOrPlural(a: string, b: string): boolean {
  return a === b || isPlural(a, b) || isPlural(b, a);
}

function isPlural(many: string, one: string): boolean {
  return PLAIN_WORDS.test(one) && many === pluralOf(one);
}

function pluralOf(word: string): string {
  if (/(?:s|x|[cs]h)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** One space for each run of white space, and `-` for each kind of dash. */
export function foldSpace(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

export function withoutOuterPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (PUNCTUATION.test(text.charAt(start))) start++;
  while (PUNCTUATION.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
