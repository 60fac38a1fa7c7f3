import { print } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { readOptions } from './options.ts';
import { asText, linesOf, readInputs } from './read-inputs.ts';

/** `paste -s` and `paste` of files side by side. */
export const paste: ShellProgram = function* ({ args }) {
  const options = readOptions('paste', args, {
    switches: 's',
    valued: 'd',
    long: { serial: 's', delimiters: 'd' },
  });
  const by = options.value('d') ?? '\t';
  if (by.length !== 1) throw new Beyond(`paste -d ${by}`);
  if (options.words.filter((word) => word === '-').length > 1) throw new Beyond('paste - -');
  const { inputs, complete } = yield* readInputs('paste', options.words);
  if (!complete) return 1;
  const files = inputs.map(({ text }) => linesOf(text));
  const rows = Array.from({ length: Math.max(0, ...files.map((lines) => lines.length)) }, (_, i) =>
    files.map((lines) => lines[i] ?? '').join(by),
  );
  yield* print(asText(options.has('s') ? files.map((lines) => lines.join(by)) : rows));
  return 0;
};

/** `rev` */
export const rev: ShellProgram = function* ({ args }) {
  const { inputs, complete } = yield* readInputs('rev', readOptions('rev', args, {}).words);
  const text = inputs.map((input) => input.text).join('');
  yield* print(text.replace(/[^\n]+/g, (line) => [...line].reverse().join('')));
  return complete ? 0 : 1;
};

/** `nl`, which numbers lines that are not empty. */
export const nl: ShellProgram = function* ({ args }) {
  const { inputs, complete } = yield* readInputs('nl', readOptions('nl', args, {}).words);
  let number = 0;
  const lines = inputs.flatMap(({ text }) => linesOf(text));
  if (lines.some((line) => /^(?:\\:){1,3}$/.test(line))) throw new Beyond('nl of sections');
  yield* print(
    asText(lines.map((line) => (line === '' ? '       ' : `${String(++number).padStart(6)}\t${line}`))),
  );
  return complete ? 0 : 1;
};
