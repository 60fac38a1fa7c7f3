import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import { EXPANSION, type Word } from '../shell/word.ts';
import type { FlagSyntax } from '../tools/table.ts';
import type { Option } from './option.ts';
import { readFlag } from './read-flag.ts';
import type { Refusal } from './refusal.ts';
import type { FlagSet, Tool, Verb } from './tool.ts';

/** The words after the tool's name, sorted by their role. */
export interface Arguments {
  readonly verb: Verb;
  /** The words that name the verb. */
  readonly verbWords: readonly Word[];
  readonly options: readonly Option[];
  /** Words that are neither flag nor verb, in order. */
  readonly words: readonly Word[];
  /** How many of `words` come before `--`; -1 if there is no `--`. */
  readonly dash: number;
  /** Whether the line contains `--help`: then nothing else matters. */
  readonly help: boolean;
  readonly refusals: readonly Refusal[];
}

const HELP = new Set(['--help', '--help=true', '-h', '-help']);

/** Reads the words as a program gets them, which have no place in a line. */
export function parseArgv(tool: Tool, argv: readonly string[]): Arguments {
  const range = { start: 0, end: 0 };
  return parseArguments(
    tool,
    argv.map((value) => ({ value, range, quoted: false })),
  );
}

/** Finds the verb, then reads flags and words with the verb's own flag set. */
export function parseArguments(tool: Tool, typed: readonly Word[]): Arguments {
  const words = withHelpLast(tool, typed);
  const syntax = tool.table.syntax ?? 'pflag';
  const { verb, verbWords, globals, rest } = findVerb(tool, words, syntax);
  const flags = verb.flags();
  const options: Option[] = [...globals.options];
  const refusals: Refusal[] = [...globals.refusals];
  const plain: Word[] = [];
  let dash = -1;
  let help = false;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] as Word;
    const isFlag = dash === -1 && word.value.length > 1 && word.value.startsWith('-');
    if (!isFlag || endsFlags(verb, syntax, plain)) {
      plain.push(word);
      continue;
    }
    if (word.value === '--') {
      dash = plain.length;
      continue;
    }
    if (HELP.has(word.value) && !isKnown(word.value, flags)) {
      help = true;
      continue;
    }
    const reading = readFlag(word, rest[at + 1], flags, syntax);
    options.push(...reading.options);
    refusals.push(...reading.refusals);
    if (reading.tookNext) at++;
  }
  const unknown = help ? undefined : unknownCommand(tool, verb, plain, syntax);
  if (unknown !== undefined && verb !== tool.root) refusals.push(unknown);
  else if (unknown !== undefined && comesFirst(unknown, refusals))
    refusals.splice(0, refusals.length, unknown);
  if (verb.entry.refused !== undefined)
    refusals.push({
      code: 'removed',
      message: verb.entry.refused,
      range: (verbWords[0] ?? (words[0] as Word)).range,
    });
  return { verb, verbWords, options, words: plain, dash, help, refusals };
}

/** Rewrites `etcdutl help snapshot restore` as `etcdutl snapshot restore --help`. */
function withHelpLast(tool: Tool, words: readonly Word[]): readonly Word[] {
  const [first, ...rest] = words;
  if (first?.value !== 'help' || tool.root.children.size === 0 || tool.root.children.has('help'))
    return words;
  return [...rest, { ...first, value: '--help' }];
}

/** Whether an unknown command comes before all other errors: then only it is reported, since nothing is known about its flags. */
function comesFirst({ range }: Refusal, refusals: readonly Refusal[]): boolean {
  return refusals.every((other) => range.start < other.range.start);
}

function isKnown(text: string, { long, short }: FlagSet): boolean {
  return long.has(text.replace(/^-+/, '')) || short.has(text.replace(/^-+/, ''));
}

/** Whether the word before was the last at which flags are read: some tools read no flags after the first argument. */
function endsFlags(verb: Verb, syntax: FlagSyntax, plain: readonly Word[]): boolean {
  if (plain.length === 0) return false;
  return verb.entry.interspersed === false || syntax === 'go-flag';
}

interface FoundVerb {
  readonly verb: Verb;
  readonly verbWords: readonly Word[];
  /** Flags before the verb, for tools whose global flags must come first. */
  readonly globals: { readonly options: readonly Option[]; readonly refusals: readonly Refusal[] };
  readonly rest: readonly Word[];
}

/**
 * Skips flags (with their values) to find the words of the verb. As in cobra, an unknown flag takes the next word as its value: `kubectl -A get
 * pods` therefore does not run `get`.
 */
function findVerb(tool: Tool, words: readonly Word[], syntax: FlagSyntax): FoundVerb {
  const first = tool.table.globals === 'first';
  const globals = { options: [] as Option[], refusals: [] as Refusal[] };
  let verb = tool.root;
  const verbWords: Word[] = [];
  const rest: Word[] = [];
  let at = 0;
  for (; at < words.length && verb.children.size > 0; at++) {
    const word = words[at] as Word;
    if (word.value === '--') break;
    if (word.value.length > 1 && word.value.startsWith('-')) {
      const reading = readFlag(word, words[at + 1], verb.flags(), syntax);
      const keep = first && verb === tool.root && !HELP.has(word.value);
      if (keep) {
        globals.options.push(...reading.options);
        globals.refusals.push(...reading.refusals);
      } else rest.push(word);
      const next = words[at + 1];
      const follows =
        reading.tookNext ||
        (reading.options.length === 0 && !HELP.has(word.value) && !word.value.includes('='));
      if (follows && next !== undefined) {
        if (!keep) rest.push(next);
        at++;
      }
      continue;
    }
    const child =
      verb.children.get(word.value) ??
      (tool.table.prefixes === true ? beginning(verb, word.value) : undefined);
    if (child === undefined && word.value.startsWith(EXPANSION) && !word.quoted) {
      rest.push(word);
      continue;
    }
    if (child === undefined) break;
    verb = child;
    verbWords.push(word);
  }
  return { verb, verbWords, globals, rest: [...rest, ...words.slice(at)] };
}

/** The only command that starts with the given letters. */
function beginning(verb: Verb, word: string): Verb | undefined {
  const begun = new Set(
    [...verb.children].filter(([name]) => name.startsWith(word)).map(([, child]) => child),
  );
  return begun.size === 1 ? [...begun][0] : undefined;
}

/** The refusal of a word that is not a command, where only a command is allowed. */
function unknownCommand(
  tool: Tool,
  verb: Verb,
  plain: readonly Word[],
  syntax: FlagSyntax,
): Refusal | undefined {
  const word = plain[0];
  if (word === undefined || verb.children.size === 0 || verb.entry.arguments !== undefined) return undefined;
  if (tool.root !== verb && ownUsage(verb)) return undefined;
  const near = nearestCommands(word.value, verb);
  const name = [tool.name, ...verb.path].join(' ');
  const meant = near.map((n) => `${name} ${n}`);
  const help = didYouMean(meant, '') || commandsHelp(name, verb, syntax);
  return {
    code: 'unknown-command',
    message: `unknown command "${word.value}" for "${name}"`,
    help,
    range: word.range,
  };
}

/** The commands with the most similar names, or else those with the same letters in another order: `get` for `gte`. */
function nearestCommands(word: string, verb: Verb): string[] {
  const near = nearest(word, verb.children.keys(), 2);
  const letters = (text: string): string => [...text].sort().join('');
  return near.length > 0 || word.length > 20
    ? near
    : [...verb.children.keys()].filter((name) => letters(name) === letters(word));
}

/** Whether the command does something without a subcommand, as `kubectl create -f` does. */
function ownUsage(verb: Verb): boolean {
  return verb.entry.flags.length > 0;
}

function commandsHelp(name: string, verb: Verb, syntax: FlagSyntax): string {
  const some = [...new Set([...verb.children.values()].map((v) => v.path.at(-1)))].slice(0, 8);
  const dashes = syntax === 'openssl' ? 'help' : '--help';
  return `${name} has ${some.join(', ')}${verb.children.size > some.length ? ` ... (${name} ${dashes})` : ''}`;
}
