import { sameFlag } from './same-flag.ts';

/** Lines after which a command goes on. */
const OPEN = /(?:\b(?:do|then|else)|&&|\|\||[|{;(])$/;

/** Whether two words of a command line say the same: a program with and without the folder that it is in, a flag with the same value, a script on one line or on several. */
export function sameWord(a: string, b: string): boolean {
  if (programOf(a) === programOf(b) || sameFlag(a, b)) return true;
  return /\s/.test(a.trim()) && oneLine(a) === oneLine(b);
}

/** A word without the folder of a program, where it is one that every image looks for programs in. */
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

/** Blanks between words count as one; within quotes they stay. */
function withoutExtraBlanks(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*"|'[^']*')|\s+/g, (_, quoted?: string) => quoted ?? ' ')
    .replace(/ ?; ?/g, '; ');
}

/** `${NAME}` and `"$NAME"` as `$NAME`, but within single quotes. */
function plainVariables(text: string): string {
  return text.replace(
    /'[^']*'|"\$\{?([A-Za-z_]\w*)\}?"(?!\w)|\$\{([A-Za-z_]\w*)\}(?!\w)/g,
    (whole, quoted?: string, braced?: string) =>
      quoted === undefined && braced === undefined ? whole : `$${quoted ?? braced}`,
  );
}
