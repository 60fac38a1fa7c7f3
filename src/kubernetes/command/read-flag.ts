import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import type { Word } from '../shell/word.ts';
import type { Flag, FlagSyntax } from '../tools/table.ts';
import type { Option } from './option.ts';
import type { Refusal } from './refusal.ts';
import type { FlagSet } from './tool.ts';

/** The result of reading one word, and perhaps the next. */
export interface FlagReading {
  readonly options: readonly Option[];
  readonly refusals: readonly Refusal[];
  /** Whether the next word was the value. */
  readonly tookNext: boolean;
}

interface Context {
  readonly word: Word;
  readonly next: Word | undefined;
  readonly flags: FlagSet;
  readonly syntax: FlagSyntax;
}

/**
 * Reads the flags of a word that starts with a dash, as the tool's own parser does
 * (pflag: <https://pkg.go.dev/github.com/spf13/pflag#hdr-Command_line_flag_syntax>).
 */
export function readFlag(
  word: Word,
  next: Word | undefined,
  flags: FlagSet,
  syntax: FlagSyntax,
): FlagReading {
  const context = { word, next, flags, syntax };
  const { value } = word;
  if (value.startsWith('--')) return readLong(context, 2);
  if (syntax === 'openssl' || syntax === 'go-flag') {
    const name = value.slice(1).split('=')[0] ?? '';
    if (syntax === 'openssl' || flags.long.has(name) || !isShortCluster(value, flags))
      return readLong(context, 1);
  }
  const single = flags.long.get(value.slice(1).split('=')[0] ?? '');
  if (single?.dashes === 'single') return readLong(context, 1);
  return readShorts(context);
}

function isShortCluster(value: string, flags: FlagSet): boolean {
  return flags.short.has(value.charAt(1));
}

function readLong(context: Context, dashes: number): FlagReading {
  const { word, flags, syntax } = context;
  const equals = word.value.indexOf('=');
  const written = word.value.slice(dashes, equals === -1 ? undefined : equals);
  const flag = findLong(written, flags, syntax);
  if (flag === undefined) return unknown(context, written);
  const attached = equals === -1 ? undefined : word.value.slice(equals + 1);
  return take(context, flag, attached, equals + 1);
}

/** Finds a flag by its long name. pflag, which kubectl uses, accepts `_` for `-`; getopt accepts any unambiguous prefix. */
function findLong(written: string, flags: FlagSet, syntax: FlagSyntax): Flag | undefined {
  const exact =
    flags.long.get(written) ??
    (syntax === 'pflag' ? flags.long.get(written.replaceAll('_', '-')) : flags.short.get(written));
  if (exact !== undefined || syntax !== 'getopt' || written === '') return exact;
  const begun = new Set([...flags.long].filter(([name]) => name.startsWith(written)).map(([, flag]) => flag));
  return begun.size === 1 ? [...begun][0] : undefined;
}

function readShorts(context: Context): FlagReading {
  const { word, flags, syntax } = context;
  const letters = word.value;
  const options: Option[] = [];
  for (let at = 1; at < letters.length; at++) {
    const letter = letters.charAt(at);
    const flag = flags.short.get(letter);
    if (flag === undefined) {
      const range = part(word, at, at + 1);
      return { options, refusals: [unknownShort(letter, letters, range)], tookNext: false };
    }
    const rest = letters.slice(at + 1);
    if (syntax !== 'getopt' && rest.length > 1 && rest.startsWith('=')) {
      return merge(options, take(context, flag, rest.slice(1), at + 2));
    }
    if (flag.value !== 'required' && !(flag.value === 'optional' && syntax === 'getopt' && rest !== '')) {
      const last = rest === '';
      const reading = last
        ? take(context, flag, undefined, 0)
        : take({ ...context, next: undefined }, flag, undefined, 0);
      options.push(...reading.options.map((o) => ({ ...o, range: last ? o.range : part(word, at, at + 1) })));
      if (last) return { options, refusals: reading.refusals, tookNext: reading.tookNext };
      continue;
    }
    return merge(options, take(context, flag, rest === '' ? undefined : rest, at + 1));
  }
  return { options, refusals: [], tookNext: false };
}

function merge(before: readonly Option[], reading: FlagReading): FlagReading {
  return { ...reading, options: [...before, ...reading.options] };
}

/** The meaning of a flag with an optional value when it has none. */
const BARE: Readonly<Record<string, string>> = {
  'dry-run': 'unchanged',
  validate: 'strict',
  cascade: 'background',
};

function take(context: Context, flag: Flag, attached: string | undefined, offset: number): FlagReading {
  const { word, next } = context;
  if (attached !== undefined) return one(flag, attached, word.range, part(word, offset, word.value.length));
  if (flag.value === 'none') return one(flag, 'true', word.range, word.range);
  const mayFollow =
    flag.value === 'required' ||
    (flag.takesNext !== undefined && next !== undefined && new RegExp(flag.takesNext).test(next.value));
  if (!mayFollow) return one(flag, flag.bare ?? lookUp(BARE, flag.name) ?? '', word.range, word.range);
  if (next === undefined) return needsValue(word, flag);
  const range = { start: word.range.start, end: next.range.end };
  return { ...one(flag, next.value, range, next.range), tookNext: true };
}

function one(flag: Flag, value: string, range: Range, valueRange: Range): FlagReading {
  const refusals =
    flag.refused === undefined
      ? []
      : [{ code: 'removed' as const, message: `--${flag.name}: ${flag.refused}`, range }];
  return { options: [{ flag, value, range, valueRange }], refusals, tookNext: false };
}

/** The range of a part of a word, or of the whole word if quotes shift the positions. */
function part(word: Word, start: number, end: number): Range {
  const offset = word.range.start;
  const plain = !word.quoted && word.range.end - offset === word.value.length;
  return plain ? { start: offset + start, end: offset + end } : word.range;
}

function needsValue(word: Word, flag: Flag): FlagReading {
  const message = word.value.startsWith('--')
    ? `flag needs an argument: --${flag.name}`
    : `flag needs an argument: '${flag.short ?? flag.name}' in ${word.value}`;
  return {
    options: [],
    refusals: [{ code: 'flag-needs-value', message, range: word.range }],
    tookNext: false,
  };
}

function unknown({ word, flags, syntax }: Context, name: string): FlagReading {
  const dashes = syntax === 'openssl' ? '-' : '--';
  const near = nearest(name, visible(flags), 2).map((n) => `${dashes}${n}`);
  const help = didYouMean(near, '') || undefined;
  const refusal: Refusal = {
    code: 'unknown-flag',
    message: `unknown flag: ${dashes}${name}`,
    range: word.range,
  };
  return { options: [], refusals: [help === undefined ? refusal : { ...refusal, help }], tookNext: false };
}

function* visible(flags: FlagSet): Iterable<string> {
  for (const [name, flag] of flags.long) if (flag.hidden !== true && flag.refused === undefined) yield name;
}

function unknownShort(letter: string, word: string, range: Range): Refusal {
  return { code: 'unknown-flag', message: `unknown shorthand flag: '${letter}' in ${word}`, range };
}
