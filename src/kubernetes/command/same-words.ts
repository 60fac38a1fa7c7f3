import { lookUp } from '../../source/look-up.ts';
import type { Word } from '../shell/word.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** Flags of everyday tools that are another's long form, by tool. */
const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apt-get': { '--yes': '-y', '--assume-yes': '-y' },
  base64: { '--decode': '-d', '-D': '-d', '--wrap': '-w' },
  cp: { '-R': '-r', '--recursive': '-r' },
  curl: { '--insecure': '-k', '--header': '-H', '-sk': '-k', '-ks': '-k', '-skS': '-k' },
  grep: { '--ignore-case': '-i', '--invert-match': '-v', '--count': '-c', '--extended-regexp': '-E' },
  head: { '--lines': '-n' },
  sort: { '--reverse': '-r', '--numeric-sort': '-n', '--unique': '-u' },
  tail: { '--lines': '-n', '--follow': '-f' },
  wc: { '--lines': '-l', '--words': '-w' },
};

/** Flags without a value, by tool: they may stand before or behind the other words. */
const SWITCHES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['apt-get', new Set(['-y'])],
  ['base64', new Set(['-d'])],
  ['cp', new Set(['-r'])],
  ['curl', new Set(['-k'])],
  ['grep', new Set(['-i', '-v', '-c', '-E'])],
]);

/** Counts that may cling to their flag, by tool. */
const COUNTS: ReadonlyMap<string, { flag: string; written: RegExp }> = new Map([
  ['base64', { flag: '-w', written: /^-w(\d+)$/ }],
  ['head', { flag: '-n', written: /^-n?(\d+)$/ }],
  ['tail', { flag: '-n', written: /^-n?(\d+)$/ }],
]);

/** Flags that only quieten, by tool. */
const SILENT: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['curl', new Set(['-s', '-S', '-sS', '-Ss', '--silent', '--show-error', '--no-progress-meter'])],
]);

/** Programs whose words are paths. */
const PATHS = new Set(['cat', 'cp', 'mkdir', 'mv', 'rm', 'tee', 'touch']);

/**
 * The words of a tool without a table, in one spelling where several are common: `tail -5`, `tail -n5`, `tail --lines=5`;
 * switches first: `curl -k URL`, `curl URL -k`.
 */
export function sameWords(tool: string, words: readonly Word[]): readonly Word[] {
  const all = tool === 'grep' ? plainPattern(spellAll(tool, words)) : spellAll(tool, words);
  const switches = SWITCHES.get(tool);
  if (switches === undefined || all.some(({ value }) => value === '--' || value === '-e')) return all;
  const isSwitch = ({ value }: Word): boolean => switches.has(value);
  return [...all.filter(isSwitch), ...all.filter((word) => !isSwitch(word))];
}

/** Of one pattern, `-e` says no more than its place does, unless it begins with a dash. */
function plainPattern(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ value }) => value === '-e');
  const pattern = words[at + 1]?.value ?? '-';
  const isPlain = words.slice(0, Math.max(at, 0)).every(({ value }) => value.startsWith('-'));
  const isOnly = words.every(({ value }, place) => place === at || !/^(?:-e|--regexp)/.test(value));
  return at !== -1 && isPlain && isOnly && !pattern.startsWith('-') ? words.toSpliced(at, 1) : words;
}

function spellAll(tool: string, words: readonly Word[]): readonly Word[] {
  const plain = PATHS.has(tool)
    ? words.map((word) => ({ ...word, value: canonicalFilePath(word.value) + contentsOf(tool, word.value) }))
    : words;
  const same = lookUp(SAME, tool);
  if (same === undefined) return plain;
  const silent = SILENT.get(tool);
  return plain
    .filter(({ value }) => !silent?.has(value))
    .flatMap((word) => spelt(tool, word, same).map((value) => ({ ...word, value })));
}

/** `cp -r dir/.` copies what the folder holds, `cp -r dir` the folder. */
function contentsOf(tool: string, path: string): string {
  return tool === 'cp' && path.endsWith('/.') ? '/.' : '';
}

function spelt(tool: string, { value }: Word, same: Readonly<Record<string, string>>): string[] {
  const equals = value.startsWith('--') ? value.indexOf('=') : -1;
  const flag = equals === -1 ? value : value.slice(0, equals);
  const short = lookUp(same, flag) ?? flag;
  if (equals !== -1) return [short, value.slice(equals + 1)];
  const counts = COUNTS.get(tool);
  const count = counts?.written.exec(value)?.[1];
  return counts === undefined || count === undefined ? [short] : [counts.flag, count];
}
