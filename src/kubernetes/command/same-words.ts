import { lookUp } from '../../source/look-up.ts';
import type { Word } from '../shell/word.ts';
import { EVERYDAY_TOOLS, type EverydayTool } from './everyday-tools.ts';
import { toolName } from './tool-name.ts';
import { canonicalAddress } from './values/address.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** A flag by its letter, or by its name where it has none. */
interface EverydayFlag {
  /** `-n`, `--resolve` */
  readonly name: string;
  readonly word: Word;
  readonly value?: Word;
}

interface Parted {
  readonly flags: readonly EverydayFlag[];
  readonly operands: readonly Word[];
}

/**
 * The words of a tool without a table, in one spelling where several are common: first the flags one by one, by their letters and in the
 * order of these, then all else. `tail -5`, `tail -n5` and `tail --lines=5` are the same, and so are `nc -zvw2 db 5432` and
 * `nc -w 2 db -v -z 5432`. A flag that is not known stays among the other words.
 */
export function sameWords(tool: string, words: readonly Word[]): readonly Word[] {
  const known = lookUp(EVERYDAY_TOOLS, tool);
  if (known === undefined) return words;
  const { flags, operands } = (lookUp(SPELLINGS, tool) ?? ((same: Parted) => same))(parted(known, words));
  const kept = flags
    .filter(({ name }) => !known.quiet?.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [
    ...kept.flatMap((flag) => [
      { ...flag.word, value: flag.name },
      ...(flag.value ? [{ ...flag.value, value: canonicalValue(flag.value.value, flag.name, tool) }] : []),
    ]),
    ...operands.map((word) => ({ ...word, value: canonicalOperand(word.value, tool, known) })),
  ];
}

const SPELLINGS: Readonly<Record<string, (parted: Parted) => Parted>> = {
  cp: withTarget,
  grep: withPattern,
  mv: withTarget,
};

/** A program with its words, in one spelling, by its name where it is found on the usual path; a shell that runs no more than one program is that program. */
export function sameProgram(words: readonly Word[]): readonly Word[] {
  const [program, ...rest] = withoutShell(words);
  if (program === undefined) return [];
  const value = program.value.replace(USUAL_PATH, '');
  return [
    { ...program, value },
    ...(value === 'chroot' ? withoutLastShell(rest) : sameWords(toolName(program), rest)),
  ];
}

/** `chroot /host bash` as `chroot /host`, which starts a shell too. */
function withoutLastShell(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1);
  return words.length === 2 && last !== undefined && SHELLS.has(toolName(last)) ? words.slice(0, 1) : words;
}

const USUAL_PATH = /^\/(?:usr\/(?:local\/)?)?s?bin\/(?=[^/]+$)/;

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);
/** Words that mean the same to every shell as to none. */
const PLAIN_WORDS = /^(?:ETCDCTL_API=3 +)?[\w./:@%+,-]+(?: +[\w./:@%+,=-]+)*$/;
/** What only a shell can run. */
const OF_SHELLS =
  /^(?:\.|cd|command|eval|exec|exit|export|read|set|source|trap|type|ulimit|umask|unset|wait) /;

/** `sh -c 'cat /etc/hosts'` as `cat /etc/hosts`. */
export function withoutShell(words: readonly Word[]): readonly Word[] {
  const [shell, flag, text, more] = words;
  const isShell = shell !== undefined && SHELLS.has(toolName(shell));
  if (!isShell || flag?.value !== '-c' || text === undefined || more !== undefined) return words;
  if (!PLAIN_WORDS.test(text.value) || OF_SHELLS.test(`${text.value} `)) return words;
  return text.value
    .replace(/^ETCDCTL_API=3 +/, '')
    .split(/ +/)
    .map((value) => ({ ...text, value }));
}

/** Flags and other words, each in the order in which they are written. */
function parted(known: EverydayTool, words: readonly Word[]): Parted {
  const flags: EverydayFlag[] = [];
  const operands: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
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

/** The only pattern of `grep`, with or without `-e`, and without flags that mean nothing for it. */
function withPattern({ flags, operands }: Parted): Parted {
  const [pattern, second] = flags.filter(({ name }) => name === '-e' || name === '-f');
  if (pattern === undefined) return withoutDialect({ flags, operands });
  if (pattern.name !== '-e' || pattern.value === undefined || second !== undefined)
    return { flags, operands };
  const dashes = isDashed(pattern.value) ? [{ ...pattern.word, value: '--' }] : [];
  return withoutDialect({
    flags: flags.filter((flag) => flag !== pattern),
    operands: [...dashes, pattern.value, ...operands],
  });
}

const DIALECTS: ReadonlySet<string> = new Set(['-E', '-F']);

/** A pattern of letters alone is the same in all dialects. */
function withoutDialect({ flags, operands }: Parted): Parted {
  const isPlain = /^[\w/ -]+$/.test(operands[0]?.value ?? '');
  return { flags: isPlain ? flags.filter(({ name }) => !DIALECTS.has(name)) : flags, operands };
}

/** `mv -t DIR FILE` and `mv FILE DIR/FILE` as `mv FILE DIR`. */
function withTarget({ flags, operands }: Parted): Parted {
  const folder = flags.find(({ name }) => name === '-t');
  if (folder?.value !== undefined)
    return { flags: flags.filter((flag) => flag !== folder), operands: [...operands, folder.value] };
  const [from, to, ...more] = operands;
  const name = from && canonicalFilePath(from.value).split('/').at(-1);
  if (from === undefined || to === undefined || more.length > 0 || !name || !to.value.endsWith(`/${name}`))
    return { flags, operands };
  return {
    flags,
    operands: [from, { ...to, value: to.value.slice(0, -name.length).replace(/(?<=.)\/$/, '') }],
  };
}

function isDashed({ value }: Word): boolean {
  return value.startsWith('-') && value !== '-';
}

/** `--lines=5`, `--lines 5`, `--reverse`; `undefined` for what is no long flag that is known. */
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

/** `-zvw2` as `-z`, `-v` and `-w 2`; `undefined` where a letter is not known. */
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

/** The name of a header in lower case, with one blank behind it. */
function canonicalValue(value: string, flag: string, tool: string): string {
  if (tool !== 'curl' || flag !== '-H') return value;
  return value.replace(/^([\w-]+):\s*/, (_, name: string) => `${name.toLowerCase()}: `);
}

function canonicalOperand(value: string, tool: string, { operands }: EverydayTool): string {
  if (operands === 'addresses') return canonicalAddress(value);
  if (operands !== 'paths') return value;
  // `cp -r dir/.` copies what the folder holds, `cp -r dir` the folder.
  return canonicalFilePath(value) + (tool === 'cp' && value.endsWith('/.') ? '/.' : '');
}
