import { lookUp } from '../../source/look-up.ts';
import type { Word } from '../shell/word.ts';
import type { EverydayTool } from './everyday-tools.ts';

/** A flag, identified by its letter, or by its long name if it has no letter. */
export interface EverydayFlag {
  /** `-n`, `--resolve` */
  readonly name: string;
  readonly word: Word;
  readonly value?: Word;
}

export interface Parted {
  readonly flags: readonly EverydayFlag[];
  readonly operands: readonly Word[];
}

/** Flags and other words, each in the order in which they are written. */
export function partWords(known: EverydayTool, words: readonly Word[]): Parted {
  const flags: EverydayFlag[] = [];
  const operands: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
    if (known.before !== undefined && operands.length >= known.before && !isDashed(word)) {
      operands.push(...words.slice(at));
      break;
    }
    if (word.value === '--') {
      const rest = words.slice(at + 1);
      operands.push(...(rest.some(isDashed) ? [word] : []), ...rest);
      break;
    }
    const read = readLong(known, word, next) ?? readShort(known, word, next);
    if (read === undefined) operands.push(word);
    else flags.push(...read);
    if (read?.at(-1)?.value === next && next !== undefined) at++;
  }
  return { flags, operands };
}

export function isDashed({ value }: Word): boolean {
  return value.startsWith('-') && value !== '-';
}

/** Reads `--lines=5`, `--lines 5` or `--reverse`; `undefined` if it is not a known long flag. */
function readLong(
  { long, values = '', quiet }: EverydayTool,
  word: Word,
  next: Word | undefined,
): EverydayFlag[] | undefined {
  const [, name, written] = /^(--[a-z][a-z-]*)(?:=(.*))?$/s.exec(word.value) ?? [];
  if (name === undefined) return undefined;
  const letter = lookUp(long ?? {}, name.slice(2));
  if (letter === undefined) return quiet?.includes(name) ? [{ name, word }] : undefined;
  const short = letter === '-' ? name : `-${letter}`;
  if (letter !== '-' && !values.includes(letter))
    return written === undefined ? [{ name: short, word }] : undefined;
  const value = written === undefined ? next : { ...word, value: written };
  return value === undefined ? undefined : [{ name: short, word, value }];
}

/** Reads `-zvw2` as `-z`, `-v` and `-w 2`; `undefined` if one of the letters is unknown. */
function readShort(
  { switches, values = '', counts, same }: EverydayTool,
  word: Word,
  next: Word | undefined,
): EverydayFlag[] | undefined {
  const [, letters] = /^-([^-].*)$/s.exec(word.value) ?? [];
  if (letters === undefined) return undefined;
  if (counts && /^\d+$/.test(letters)) return [{ name: '-n', word, value: { ...word, value: letters } }];
  const flags: EverydayFlag[] = [];
  for (const [at, letter] of [...letters].entries()) {
    const name = `-${lookUp(same ?? {}, letter) ?? letter}`;
    if (values.includes(letter)) {
      const rest = letters.slice(at + 1);
      const value = rest === '' ? next : { ...word, value: rest };
      return value === undefined ? undefined : [...flags, { name, word, value }];
    }
    if (!switches.includes(letter)) return undefined;
    flags.push({ name, word });
  }
  return flags;
}
