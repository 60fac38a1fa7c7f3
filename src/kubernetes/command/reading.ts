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
  /** By long name; of a flag that doesn't add up only the last. What is taken out is not said again. */
  readonly given: Map<string, readonly Option[]>;
  readonly facts: Fact[];
  readonly targets: Target[];
  readonly refusals: Refusal[];
  /** The place of the verb, for what is missing. */
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

/** The flag's last use. */
export function given(reading: Reading, name: string): Option | undefined {
  return reading.given.get(name)?.at(-1);
}

/** The flag's uses, which then are not said again. */
export function take(reading: Reading, name: string): readonly Option[] {
  const options = reading.given.get(name) ?? [];
  reading.given.delete(name);
  return options;
}

/** A switch is given, and not as `--flag=false`. */
export function isOn(reading: Reading, name: string): boolean {
  const option = given(reading, name);
  return option !== undefined && parseBoolean(option.value) !== false;
}

/** What strconv.ParseBool takes. */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  return undefined;
}

/** The reader is to fill it in: a variable of the shell, or `<name>`. Such a value can't be checked. */
export function isOpen(value: string): boolean {
  return value.includes(EXPANSION) || (value.includes('<') && value.includes('>')) || value.includes('{');
}

/** Says words whose order counts, as one fact. */
export function sayWords(reading: Reading, path: string, words: readonly Word[]): void {
  reading.facts.push(...wordsFact(path, words));
}

/** The fact that words say together; none where there are none. */
export function wordsFact(path: string, words: readonly Word[]): Fact[] {
  const [first] = words;
  if (first === undefined) return [];
  const shown = words.map((w) => shellWord(w.value)).join(' ');
  const range = words.reduce((whole, word) => join(whole, word.range), first.range);
  return [{ path, value: JSON.stringify(words.map((w) => w.value)), shown: printable(shown), range }];
}

/** A word as one would type it. */
export function shellWord(value: string): string {
  if (value === '') return "''";
  return /[\s'"\\|&;<>()*?#~]/.test(value) ? `'${value}'` : value;
}

/** Part of an option's value; the whole where quotes shift it. */
export function within({ value, valueRange }: Option, start: number, end: number): Range {
  const plain = valueRange.end - valueRange.start === value.length;
  return plain ? { start: valueRange.start + start, end: valueRange.start + end } : valueRange;
}

export function flagName(flag: Flag): string {
  return `--${flag.name}`;
}
