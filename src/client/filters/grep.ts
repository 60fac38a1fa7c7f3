import type { Running } from '../client-effect.ts';
import { print } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { type FilterOptions, readOptions } from './options.ts';
import { type FilterInput, linesOf, readInputs } from './read-inputs.ts';
import { LongestMatcher } from './regex/longest-match.ts';
import { perlSource } from './regex/perl-expression.ts';
import { literal, posixSource } from './regex/posix-expression.ts';

const SYNTAX = {
  switches: 'EFGPvciyowxqslLhHna',
  valued: 'ABCme',
  long: {
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'basic-regexp': 'G',
    'perl-regexp': 'P',
    'invert-match': 'v',
    count: 'c',
    'ignore-case': 'i',
    'only-matching': 'o',
    'word-regexp': 'w',
    'line-regexp': 'x',
    quiet: 'q',
    silent: 'q',
    'no-messages': 's',
    'files-with-matches': 'l',
    'no-filename': 'h',
    'with-filename': 'H',
    'line-number': 'n',
    'after-context': 'A',
    'before-context': 'B',
    context: 'C',
    'max-count': 'm',
    regexp: 'e',
    color: '',
    colour: '',
    'line-buffered': '',
    text: 'a',
  },
};

/** `grep` @see https://www.gnu.org/software/grep/manual/grep.html */
export const grep: ShellProgram = function* ({ name, args }) {
  const options = readOptions(name, numericContext(args), SYNTAX);
  if (options.has('L')) throw new Beyond('grep -L');
  if (args.some((arg) => /^--colou?r(?:=always)?$/.test(arg))) throw new Beyond('grep --color');
  const [first, ...rest] = options.words;
  const given = options.all('e');
  if (given.length === 0 && first === undefined) throw new Beyond('grep without a pattern');
  const patterns = (given.length > 0 ? given : [first ?? '']).flatMap((text) => text.split('\n'));
  const paths = given.length > 0 ? options.words : rest;
  const { inputs, complete } = yield* readInputs(name, paths);
  const matches = matcherOf(patterns, options, name);
  const named = options.has('H') || (paths.length > 1 && !options.has('h'));
  let found = false;
  for (const input of inputs) found = (yield* searchFile(input, matches, options, named)) || found;
  if (found && options.has('q')) return 0;
  return complete ? (found ? 0 : 1) : 2;
};

/** Rewrites `-3` as `-C 3`. */
function numericContext(args: readonly string[]): string[] {
  return args.map((arg) => (/^-\d+$/.test(arg) ? `-C${arg.slice(1)}` : arg));
}

/** The matches in a line, in order; `undefined` if there are none. */
type Matches = (line: string, all: boolean) => readonly string[] | undefined;

function matcherOf(patterns: readonly string[], options: FilterOptions, name: string): Matches {
  const fixed = options.has('F') || name === 'fgrep';
  const extended = options.has('E') || name === 'egrep';
  const source = patterns
    .map((pattern) => {
      if (fixed) return [...pattern].map(literal).join('');
      if (options.has('P')) return perlSource(pattern);
      return posixSource(pattern, extended ? 'extended' : 'basic');
    })
    .join('|');
  const whole = options.has('x') ? `^(?:${source})$` : source;
  const ignoresCase = options.has('i') || options.has('y');
  if (options.has('w')) return wordMatches(whole, ignoresCase);
  const matcher = new LongestMatcher(whole, ignoresCase);
  return (line, all) => {
    if (!all) return matcher.test(line) ? [] : undefined;
    const found: string[] = [];
    for (let match = matcher.find(line); match !== undefined; ) {
      if (match.end > match.start) found.push(line.slice(match.start, match.end));
      const from = match.end > match.start ? match.end : match.end + 1;
      match = from > line.length ? undefined : matcher.find(line, from);
    }
    return found.length > 0 || matcher.test(line) ? found : undefined;
  };
}

/** Matches for `-w`: the characters before and after a match are not word characters. */
function wordMatches(source: string, ignoresCase: boolean): Matches {
  const matcher = new LongestMatcher(`(?<!\\w)(?:${source})(?!\\w)`, ignoresCase);
  return (line) => {
    const found: string[] = [];
    let matched = false;
    for (let match = matcher.find(line); match !== undefined; ) {
      matched = true;
      if (match.end > match.start) found.push(line.slice(match.start, match.end));
      const from = match.end > match.start ? match.end : match.end + 1;
      match = from > line.length ? undefined : matcher.find(line, from);
    }
    return matched ? found : undefined;
  };
}

function* searchFile(
  { name, text }: FilterInput,
  matches: Matches,
  options: FilterOptions,
  named: boolean,
): Running<boolean> {
  const lines = linesOf(text);
  const shown = name === '-' ? '(standard input)' : name;
  const most = options.count('m') ?? Number.POSITIVE_INFINITY;
  const wanted: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (wanted.length >= most) break;
    if ((matches(line, false) !== undefined) !== options.has('v')) wanted.push(i);
  }
  if (options.has('q')) return wanted.length > 0;
  if (options.has('l')) {
    if (wanted.length > 0) yield* print(`${shown}\n`);
  } else if (options.has('c')) yield* print(`${named ? `${shown}:` : ''}${wanted.length}\n`);
  else yield* print(selected(lines, wanted, matches, options, named ? shown : ''));
  return wanted.length > 0;
}

function selected(
  lines: readonly string[],
  wanted: readonly number[],
  matches: Matches,
  options: FilterOptions,
  shown: string,
): string {
  const around = options.count('C') ?? 0;
  const [before, after] = [options.count('B') ?? around, options.count('A') ?? around];
  const isWanted = new Set(wanted);
  const context = new Set<number>();
  for (const i of wanted)
    for (let n = i - before; n <= i + after; n++) if (lines[n] !== undefined) context.add(n);
  let text = '';
  let last = -1;
  for (const i of [...context].sort((a, b) => a - b)) {
    const line = lines[i] ?? '';
    const mark = isWanted.has(i) ? ':' : '-';
    const prefix = (shown === '' ? '' : `${shown}${mark}`) + (options.has('n') ? `${i + 1}${mark}` : '');
    if (before + after > 0 && last !== -1 && i > last + 1) text += '--\n';
    last = i;
    if (!options.has('o')) text += `${prefix}${line}\n`;
    else if (mark === ':' && !options.has('v'))
      for (const match of matches(line, true) ?? []) text += `${prefix}${match}\n`;
  }
  return text;
}
