/** Only words have a plural: `80s` are seconds, and `250ms` is no CPU. */
const PLAIN_WORDS = /^[a-z][a-z' -]*[a-z]$/i;
const PUNCTUATION = /^[\s\p{P}`]$/u;

/** The words of prose, in lower case and without the punctuation around each; what is in backticks is no prose. */
export function wordsOf(text: string): string[] {
  const prose = text.replace(/`[^`\n]*`/g, ' ').replace(/[`*|]/g, ' ');
  return foldSpace(prose.toLowerCase()).split(' ').map(withoutOuterPunctuation);
}

export function isSameOrPlural(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === long) return true;
  if (!PLAIN_WORDS.test(short)) return false;
  return (
    long ===
    (/(?:s|x|ch)$/.test(short)
      ? `${short}es`
      : /[^aeiou]y$/.test(short)
        ? `${short.slice(0, -1)}ies`
        : `${short}s`)
  );
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
  while (start < end && PUNCTUATION.test(text.charAt(start))) start++;
  while (end > start && PUNCTUATION.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
