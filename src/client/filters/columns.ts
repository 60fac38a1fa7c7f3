import type { Running } from '../client-effect.ts';
import { print, printError } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { readOptions } from './options.ts';
import { asText, linesOf, readInputs } from './read-inputs.ts';

type Ranges = readonly (readonly [from: number, to: number])[];

/** `cut` @see https://www.gnu.org/software/coreutils/manual/coreutils.html#cut-invocation */
export const cut: ShellProgram = function* ({ args }) {
  const options = readOptions('cut', args, {
    switches: 'sn',
    valued: 'bcdfO',
    long: {
      delimiter: 'd',
      fields: 'f',
      characters: 'c',
      bytes: 'b',
      'only-delimited': 's',
      'output-delimiter': 'O',
    },
  });
  const list = options.value('f') ?? options.value('c') ?? options.value('b');
  if (list === undefined) return yield* refuse('you must specify a list of bytes, characters, or fields');
  const ranges = readRanges(list);
  if (ranges === undefined) throw new Beyond(`cut with the list ${list}`);
  const by = options.value('d') ?? '\t';
  if (by === '') throw new Beyond("cut -d ''");
  if (by.length !== 1) return yield* refuse('the delimiter must be a single character');
  const { inputs, complete } = yield* readInputs('cut', options.words);
  for (const { text } of inputs) {
    const lines = linesOf(text);
    if (options.has('f'))
      yield* print(asText(cutFields(lines, ranges, by, options.has('s'), options.value('O') ?? by)));
    else if (/[^\x00-\x7f]/.test(text)) throw new Beyond('cut of characters beyond ASCII');
    else yield* print(asText(lines.map((line) => chosen([...line], ranges).join(options.value('O') ?? ''))));
  }
  return complete ? 0 : 1;
};

function* refuse(message: string): Running<number> {
  yield* printError(`cut: ${message}\nTry 'cut --help' for more information.\n`);
  return 1;
}

function readRanges(list: string): Ranges | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const item of list.split(',')) {
    const match = /^(\d*)(-?)(\d*)$/.exec(item);
    if (match === null || item === '' || item === '-') return undefined;
    const [, from = '', dash = '', to = ''] = match;
    const first = from === '' ? 1 : Number(from);
    const last = dash === '' ? first : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (first < 1 || last < first) return undefined;
    ranges.push([first, last]);
  }
  return ranges;
}

function cutFields(
  lines: readonly string[],
  ranges: Ranges,
  by: string,
  onlyDivided: boolean,
  joint: string,
): string[] {
  return lines.flatMap((line) => {
    if (!line.includes(by)) return onlyDivided ? [] : [line];
    return [chosen(line.split(by), ranges).join(joint)];
  });
}

/** The selected items in their order, whatever the order of the ranges. */
function chosen(items: readonly string[], ranges: Ranges): string[] {
  return items.filter((_, i) => ranges.some(([from, to]) => i + 1 >= from && i + 1 <= to));
}

/** `tr` @see https://www.gnu.org/software/coreutils/manual/coreutils.html#tr-invocation */
export const tr: ShellProgram = function* ({ args }) {
  const options = readOptions('tr', args, {
    switches: 'dscC',
    inFront: true,
    long: { delete: 'd', 'squeeze-repeats': 's', complement: 'c' },
  });
  const [first = '', second] = options.words;
  const [deletes, squeezes] = [options.has('d'), options.has('s')];
  const complement = options.has('c') || options.has('C');
  if (
    options.words.length < 1 ||
    (second === undefined) !== (deletes !== squeezes ? true : deletes && !squeezes)
  )
    if (!(squeezes && !deletes)) throw new Beyond(`tr ${args.join(' ')}`);
  const { inputs } = yield* readInputs('tr', []);
  const text = inputs.map((input) => input.text).join('');
  if (/[^\x00-\x7f]/.test(text + args.join(''))) throw new Beyond('tr of characters beyond ASCII');
  const from = expandSet(first);
  const to = second === undefined ? undefined : expandSet(second);
  const isFrom = (c: string) => from.includes(c) !== complement;
  const squeezed = to === undefined ? isFrom : (c: string) => to.includes(c);
  let result = '';
  let last = '';
  for (const char of text) {
    if (deletes && isFrom(char)) continue;
    const mapped = deletes || to === undefined || !isFrom(char) ? char : target(char, from, to, complement);
    if (squeezes && mapped === last && squeezed(mapped)) continue;
    result += mapped;
    last = mapped;
  }
  yield* print(result);
  return 0;
};

function target(char: string, from: readonly string[], to: readonly string[], complement: boolean): string {
  const last = to.at(-1) ?? char;
  return complement ? last : (to[from.lastIndexOf(char)] ?? last);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ['0', '\0'],
]);

const SETS: ReadonlyMap<string, string> = new Map([
  ['upper', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['lower', 'abcdefghijklmnopqrstuvwxyz'],
  ['digit', '0123456789'],
  ['space', '\t\n\v\f\r '],
  ['blank', '\t '],
  ['alpha', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
  ['alnum', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
  ['punct', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
]);

function expandSet(set: string): string[] {
  const characters: string[] = [];
  for (let at = 0; at < set.length; ) {
    const named = /^\[:(\w+):\]/.exec(set.slice(at));
    if (named !== null) {
      const all = SETS.get(named[1] ?? '');
      if (all === undefined) throw new Beyond(`tr with ${named[0]}`);
      characters.push(...all);
      at += named[0].length;
      continue;
    }
    if (/^\[[=.]|^\[.\*/.test(set.slice(at))) throw new Beyond(`tr with ${set}`);
    const [from, next] = characterAt(set, at);
    if (set[next] !== '-' || next + 1 >= set.length) {
      characters.push(from);
      at = next;
      continue;
    }
    const [to, end] = characterAt(set, next + 1);
    if (to < from) throw new Beyond(`tr with ${set}`);
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++)
      characters.push(String.fromCharCode(code));
    at = end;
  }
  return characters;
}

function characterAt(set: string, at: number): readonly [character: string, next: number] {
  const char = set[at] ?? '';
  if (char !== '\\' || at + 1 >= set.length) return [char, at + 1];
  const escaped = ESCAPES.get(set[at + 1] ?? '');
  if (escaped === undefined || /^\d\d/.test(set.slice(at + 1))) throw new Beyond(`tr with ${set}`);
  return [escaped, at + 2];
}
