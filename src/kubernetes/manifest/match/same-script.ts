import { sameFlag } from './same-flag.ts';

/** Line ends after which a command continues on the next line. */
const OPEN = /(?:\b(?:do|then|else)|&&|\|\||[|{;(])$/;

/**
 * Whether two words of a command line mean the same: a program with or without its folder, a flag with the same value, a script on one line or on
 * several.
 */
export function sameWord(a: string, b: string): boolean {
  if (programOf(a) === programOf(b) || sameFlag(a, b)) return true;
  return /\s/.test(a.trim()) && oneLine(a) === oneLine(b);
}

/** A program without its folder, if that folder is one in which every image looks for programs. */
export function programOf(word: string): string {
  return word.replace(/^\/(?:usr\/)?bin\/(?=[a-z]+$)/, '');
}

function oneLine(script: string): string {
  const lines = script
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.trim());
  const joined = lines
    .filter((line) => line !== '')
    .reduce((text, line) => (text === '' ? line : `${text}${OPEN.test(text) ? ' ' : '; '}${line}`), '');
  return plainVariables(withoutExtraBlanks(joined)).replace(/\s*;\s*$/, '');
}

/** Reduces the spaces between words to one; spaces within quotes stay. */
function withoutExtraBlanks(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*"|'[^']*')|\s+/g, (_, quoted?: string) => quoted ?? ' ')
    .replace(/ ?; ?/g, '; ');
}

/** Rewrites `${NAME}` and `"$NAME"` as `$NAME`, except within single quotes. */
function plainVariables(text: string): string {
  return text.replace(
    /'[^']*'|"\$\{?([A-Za-z_]\w*)\}?"(?!\w)|\$\{([A-Za-z_]\w*)\}(?!\w)/g,
    (whole, quoted?: string, braced?: string) =>
      quoted === undefined && braced === undefined ? whole : `$${quoted ?? braced}`,
  );
}
