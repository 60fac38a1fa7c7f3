/**
 * A test of paths by a glob, with names separated by `/`: `*` matches any part of a name, `?` one character, `[a-z]` one of some, `[!a-z]` one of
 * the others, `{a,b}` either, and `**` any number of folders. Names that begin with a dot only match patterns that do. All other characters match
 * themselves, and `\` removes a character's meaning. The time is at most proportional to the product of the two lengths: no glob can stall a run.
 * Libraries turn a glob into a regular expression, and some of those take exponential time.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const ways = alternatives(glob).map((way) => way.split('/').map(readName));
  return (path) => {
    const names = path.split('/').map((name) => [...name]);
    return ways.some((way) => matches(way, names, matchesName));
  };
}

/** Whether a path is a glob, and the folders before its first special character. */
export function readGlob(text: string): { readonly isGlob: boolean; readonly base: string } {
  const names = text.split('/');
  const first = names.findIndex((name) => /[*?[{]/.test(name));
  const base = names.slice(0, Math.max(first, 0)).join('/');
  return { isGlob: first !== -1, base: base === '' && text.startsWith('/') ? '/' : base };
}

type Sign = { readonly is: (character: string) => boolean } | '*';
type Name = readonly Sign[] | '**';

/** Nested and repeated braces multiply; of a glob with more alternatives than this, only the first ones are used. */
const MOST_WAYS = 1000;

function alternatives(glob: string): string[] {
  let ways = [''];
  for (const part of glob.match(/\\.|\{[^{}]*,[^{}]*\}|[\s\S]/gu) ?? []) {
    const choices = part.length > 1 && part.startsWith('{') ? part.slice(1, -1).split(',') : [part];
    ways = ways.flatMap((way) => choices.map((choice) => way + choice)).slice(0, MOST_WAYS);
  }
  return ways;
}

function readName(text: string): Name {
  if (text === '**') return '**';
  const parts = text.match(/\\.|\[!?[^\]]+\]|\*+|[\s\S]/gu) ?? [];
  return parts.map(readSign);
}

function readSign(part: string): Sign {
  if (part.startsWith('*')) return '*';
  if (part === '?') return { is: () => true };
  if (part.length > 2 && part.startsWith('[')) return { is: readSet(part.slice(1, -1)) };
  const wanted = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
  return { is: (character) => character === wanted };
}

function readSet(text: string): (character: string) => boolean {
  const isNegated = text.startsWith('!');
  const ranges = [...(isNegated ? text.slice(1) : text).matchAll(/([\s\S])-([\s\S])|([\s\S])/gu)];
  const holds = (character: string): boolean =>
    ranges.some(([, from, to, only]) =>
      only === undefined ? (from ?? '') <= character && character <= (to ?? '') : only === character,
    );
  return (character) => holds(character) !== isNegated;
}

/** Whether a pattern item is a literal dot. */
function isDot(sign: Sign | undefined): boolean {
  return sign !== undefined && sign !== '*' && sign.is('.') && !sign.is('a');
}

function matchesName(name: Name, characters: readonly string[]): boolean {
  if (name === '**') return characters[0] !== '.';
  if (characters[0] === '.' && !isDot(name[0])) return false;
  return matches(name, characters, (sign, character) => sign === '*' || sign.is(character));
}

/** Whether patterns match items one by one, with `*` and `**` matching any number of them. On a mismatch only the last of these is tried again. */
function matches<P, T>(
  patterns: readonly P[],
  items: readonly T[],
  one: (pattern: P, item: T) => boolean,
): boolean {
  const isMany = (pattern: P | undefined): boolean => pattern === '*' || pattern === '**';
  let [p, i, many, taken] = [0, 0, -1, 0];
  while (i < items.length) {
    const pattern = patterns[p];
    const item = items[i] as T;
    if (isMany(pattern)) [many, taken, p] = [p, i, p + 1];
    else if (pattern !== undefined && one(pattern, item)) [p, i] = [p + 1, i + 1];
    else if (many !== -1 && one(patterns[many] as P, items[taken] as T))
      [p, taken, i] = [many + 1, taken + 1, taken + 1];
    else return false;
  }
  while (isMany(patterns[p])) p++;
  return p === patterns.length;
}
