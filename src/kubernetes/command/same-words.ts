import { lookUp } from '../../source/look-up.ts';
import type { Word } from '../shell/word.ts';
import { EVERYDAY_TOOLS, type EverydayTool } from './everyday-tools.ts';
import { type EverydayFlag, type Parted, partWords } from './part-words.ts';
import { withPlainName } from './plain-name.ts';
import { SPELLINGS } from './spellings.ts';
import { toolName } from './tool-name.ts';
import { canonicalAddress } from './values/address.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** The words of a program in a single spelling. */
export interface SpeltWords {
  readonly words: readonly Word[];
  /** Flags that only change what is shown around the requested output, or how long the program waits for it. */
  readonly looks: readonly EverydayFlag[];
}

/**
 * Brings the words of a tool without a table into a single spelling: first the flags, sorted by letter, then everything else. `tail -5`, `tail
 * -n5` and `tail --lines=5` are the same, and so are `nc -zvw2 db 5432` and `nc -w 2 db -v -z 5432`. Unknown flags stay among the other words.
 */
export function spellWords(tool: string, words: readonly Word[]): SpeltWords {
  const known = lookUp(EVERYDAY_TOOLS, tool);
  if (known === undefined) return { words, looks: [] };
  const { flags, operands } = (lookUp(SPELLINGS, tool) ?? ((same: Parted) => same))(partWords(known, words));
  const isLook = ({ name }: EverydayFlag) => known.looks?.includes(name) === true;
  const kept = flags
    .filter((flag) => !known.quiet?.includes(flag.name) && !isLook(flag))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const spelt = [
    ...kept.flatMap((flag) => [
      { ...flag.word, value: flag.name },
      ...(flag.value ? [{ ...flag.value, value: canonicalValue(flag.value.value, flag.name, tool) }] : []),
    ]),
    ...operands.map((word) => ({ ...word, value: canonicalOperand(word.value, tool, known) })),
  ];
  return { words: spelt, looks: flags.filter(isLook) };
}

/** Brings a program and its words into a single spelling: by its name if it is on the usual path, and without a shell that runs only that program. */
export function spellProgram(words: readonly Word[]): SpeltWords {
  const [program, ...rest] = withPlainName(withoutShell(words));
  if (program === undefined) return { words: [], looks: [] };
  const value = program.value.replace(USUAL_PATH, '');
  const { words: spelt, looks } =
    value === 'chroot' ? { words: withoutLastShell(rest), looks: [] } : spellWords(toolName(program), rest);
  return { words: [{ ...program, value }, ...spelt], looks };
}

/** Rewrites `chroot /host bash` as `chroot /host`, which starts a shell too. */
function withoutLastShell(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1);
  return words.length === 2 && last !== undefined && isShell(last) ? words.slice(0, 1) : words;
}

const USUAL_PATH = /^\/(?:usr\/(?:local\/)?)?s?bin\/(?=[^/]+$)/;

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);

export function isShell(program: Word): boolean {
  return SHELLS.has(toolName(program));
}

/** Words that mean the same with or without a shell. */
const PLAIN_WORDS = /^(?:ETCDCTL_API=3 +)?[\w./:@%+,-]+(?: +[\w./:@%+,=-]+)*$/;
/** Programs and words that only a shell can run. */
const OF_SHELLS =
  /^(?:\.|cd|command|eval|exec|exit|export|read|set|source|trap|type|ulimit|umask|unset|wait) /;

/** Rewrites `sh -c 'cat /etc/hosts'` as `cat /etc/hosts`. */
export function withoutShell(words: readonly Word[]): readonly Word[] {
  const [shell, flag, text, more] = words;
  if (
    shell === undefined ||
    !isShell(shell) ||
    flag?.value !== '-c' ||
    text === undefined ||
    more !== undefined
  )
    return words;
  if (!PLAIN_WORDS.test(text.value) || OF_SHELLS.test(`${text.value} `)) return words;
  return text.value
    .replace(/^ETCDCTL_API=3 +/, '')
    .split(/ +/)
    .map((value) => ({ ...text, value }));
}

/** The value of a flag; in a header of curl, the name is in lower case and followed by one space. */
function canonicalValue(value: string, flag: string, tool: string): string {
  if (tool !== 'curl' || flag !== '-H') return value;
  return value.replace(/^([\w-]+):\s*/, (_, name: string) => `${name.toLowerCase()}: `);
}

function canonicalOperand(value: string, tool: string, { operands }: EverydayTool): string {
  if (operands === 'addresses') return canonicalAddress(value);
  if (operands !== 'paths') return value;
  // `cp -r dir/.` copies the contents of the folder, `cp -r dir` the folder itself.
  return canonicalFilePath(value) + (tool === 'cp' && value.endsWith('/.') ? '/.' : '');
}
