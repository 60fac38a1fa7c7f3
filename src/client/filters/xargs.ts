import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { readOptions } from './options.ts';
import { linesOf, readInputs } from './read-inputs.ts';

/** `xargs` @see https://www.gnu.org/software/findutils/manual/html_mono/find.html#xargs-options */
export const xargs: ShellProgram = function* ({ args, run }) {
  const options = readOptions('xargs', args, {
    switches: 'r0t',
    valued: 'nILdPa',
    long: {
      'no-run-if-empty': 'r',
      null: '0',
      'max-args': 'n',
      replace: 'I',
      delimiter: 'd',
      'max-procs': 'P',
      'max-lines': 'L',
    },
    inFront: true,
  });
  if (['t', 'L', 'a', '0'].some((letter) => options.has(letter))) throw new Beyond(`xargs ${args.join(' ')}`);
  const { inputs } = yield* readInputs('xargs', []);
  const text = inputs.map((input) => input.text).join('');
  const command = options.words.length === 0 ? ['echo'] : options.words;
  const mark = options.value('I');
  const divider = options.value('d');
  const items = itemsOf(text, mark !== undefined, divider);
  const calls =
    mark === undefined
      ? chunks(items, options.count('n'), options.has('r')).map((chunk) => [...command, ...chunk])
      : items.map((item) => command.map((word, i) => (i === 0 ? word : word.replaceAll(mark, item))));
  let status = 0;
  for (const words of calls) {
    const exit = yield* run(words, '');
    if (exit === 255) return 124;
    if (exit !== 0) status = 123;
  }
  return status;
};

function itemsOf(text: string, byLines: boolean, divider: string | undefined): string[] {
  if (divider !== undefined) {
    const by = divider === '\\n' ? '\n' : divider;
    if (by.length !== 1) throw new Beyond(`xargs -d ${divider}`);
    return text.split(by).filter((item, i, all) => item !== '' || i < all.length - 1);
  }
  if (/['"\\]/.test(text)) throw new Beyond('xargs of quotes or backslashes');
  if (byLines)
    return linesOf(text)
      .map((line) => line.replace(/^[ \t]+/, ''))
      .filter((line) => line !== '');
  return text.split(/[ \t\n]+/).filter((item) => item !== '');
}

function chunks(items: readonly string[], size: number | undefined, skipsNothing: boolean): string[][] {
  if (items.length === 0) return skipsNothing ? [] : [[]];
  if (size === undefined) return [[...items]];
  if (size === 0) throw new Beyond('xargs -n 0');
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
