import { join, type Range } from '../../source/range.ts';
import { EXPANSION, printable, type Word } from '../shell/word.ts';
import type { Flag } from '../tools/table.ts';
import type { Arguments } from './arguments.ts';
import type { Fact } from './fact.ts';
import type { Option } from './option.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { Target } from './target.ts';
import type { Tool } from './tool.ts';

/** A command while its meaning is being worked out. */
export interface Reading {
  readonly tool: Tool;
  readonly args: Arguments;
  /** By long name. Of a flag that cannot be repeated, only the last use is kept. What is taken out is not stated again. */
  readonly given: Map<string, readonly Option[]>;
  readonly facts: Fact[];
  readonly targets: Target[];
  readonly refusals: Refusal[];
  /** The position of the verb, at which missing words and flags are reported. */
  readonly range: Range;
}

export function startReading(tool: Tool, args: Arguments, range: Range): Reading {
  const given = new Map<string, Option[]>();
  for (const option of args.options) {
    const { name, repeatable } = option.flag;
    const earlier = repeatable ? given.get(name) : undefined;
    if (earlier === undefined) given.set(name, [option]);
    else earlier.push(option);
  }
  return { tool, args, given, facts: [], targets: [], refusals: [...args.refusals], range };
}

export function say(reading: Reading, path: string, value: string, shown: string, range: Range): void {
  reading.facts.push({ path, value, shown: printable(shown), range });
}

export function refuse(
  reading: Reading,
  code: RefusalCode,
  message: string,
  range: Range,
  help?: string,
): void {
  reading.refusals.push({
    code,
    message: printable(message),
    range,
    ...(help === undefined ? {} : { help }),
  });
}

/** The last use of a flag. */
export function given(reading: Reading, name: string): Option | undefined {
  return reading.given.get(name)?.at(-1);
}

/** Takes all uses of a flag out of the reading, so that they are not stated again. */
export function take(reading: Reading, name: string): readonly Option[] {
  const options = reading.given.get(name) ?? [];
  reading.given.delete(name);
  return options;
}

/** Whether a switch is given, other than as `--flag=false`. */
export function isOn(reading: Reading, name: string): boolean {
  const option = given(reading, name);
  return option !== undefined && parseBoolean(option.value) !== false;
}

/** Parses the texts that Go's strconv.ParseBool accepts. */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  return undefined;
}

/** Whether a value is left open, as a variable of the shell or as `<name>`: such a value can't be checked. */
export function isOpen(value: string): boolean {
  return value.includes(EXPANSION) || (value.includes('<') && value.includes('>')) || value.includes('{');
}

/** States words whose order counts as one fact. */
export function sayWords(reading: Reading, path: string, words: readonly Word[]): void {
  reading.facts.push(...wordsFact(path, words));
}

/** The fact that states words in order; none if there are no words. */
export function wordsFact(path: string, words: readonly Word[]): Fact[] {
  const [first] = words;
  if (first === undefined) return [];
  const shown = words.map((w) => shellWord(w.value)).join(' ');
  const range = words.reduce((whole, word) => join(whole, word.range), first.range);
  return [{ path, value: JSON.stringify(words.map((w) => w.value)), shown: printable(shown), range }];
}

/** A word as a person would type it. */
export function shellWord(value: string): string {
  if (value === '') return "''";
  return /[\s'"\\|&;<>()*?#~]/.test(value) ? `'${value}'` : value;
}

/** The range of a part of an option's value, or of the whole value if quotes shift the positions. */
export function within({ value, valueRange }: Option, start: number, end: number): Range {
  const plain = valueRange.end - valueRange.start === value.length;
  return plain ? { start: valueRange.start + start, end: valueRange.start + end } : valueRange;
}

export function flagName(flag: Flag): string {
  return `--${flag.name}`;
}
