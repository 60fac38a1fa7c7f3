import type { Word } from '../shell/word.ts';

/** Flags of everyday tools that are another's long form, by tool. */
const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  base64: { '--decode': '-d', '-D': '-d' },
  grep: { '--ignore-case': '-i', '--invert-match': '-v', '--count': '-c', '--extended-regexp': '-E' },
  head: { '--lines': '-n' },
  sort: { '--reverse': '-r', '--numeric-sort': '-n', '--unique': '-u' },
  tail: { '--lines': '-n', '--follow': '-f' },
  wc: { '--lines': '-l', '--words': '-w' },
};

/** Programs that run the command behind them. */
const RUNNERS = new Set(['xargs', 'watch', 'time', 'nohup']);

/** The words of a tool without a table, in one spelling where several are common: `tail -5`, `tail -n5`, `tail --lines=5`. */
export function sameWords(tool: string, words: readonly Word[]): readonly Word[] {
  if (RUNNERS.has(tool))
    return words.map((word) => (word.value === 'k' ? { ...word, value: 'kubectl' } : word));
  const same = SAME[tool];
  if (same === undefined) return words;
  return words.flatMap((word) => spelt(tool, word, same).map((value) => ({ ...word, value })));
}

function spelt(tool: string, { value }: Word, same: Readonly<Record<string, string>>): string[] {
  const equals = value.startsWith('--') ? value.indexOf('=') : -1;
  const flag = equals === -1 ? value : value.slice(0, equals);
  const short = same[flag] ?? flag;
  if (equals !== -1) return [short, value.slice(equals + 1)];
  const count = tool === 'head' || tool === 'tail' ? /^-n?(\d+)$/.exec(value)?.[1] : undefined;
  return count === undefined ? [short] : ['-n', count];
}
