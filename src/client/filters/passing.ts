import type { Running } from '../client-effect.ts';
import { print, printError, readPath, writePath } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import { decodeText } from '../shell/io.ts';
import type { ShellProgram } from '../shell/program.ts';
import { type FilterOptions, readOptions } from './options.ts';
import { asText, type FilterInput, linesOf, readInputs } from './read-inputs.ts';

/** `cat` */
export const cat: ShellProgram = function* ({ args }) {
  const options = readOptions('cat', args, { switches: 'nu', long: { number: 'n' } });
  const { inputs, complete } = yield* readInputs('cat', options.words);
  const text = inputs.map((input) => input.text).join('');
  const numbered = () => text.replace(/^(?!$(?![\s\S]))/gm, counter());
  yield* print(options.has('n') ? numbered() : text);
  return complete ? 0 : 1;
};

function counter(): () => string {
  let line = 0;
  return () => `${String(++line).padStart(6)}\t`;
}

/** `less` and `more`, which print everything if the output is not a terminal, as here. */
export const pager: ShellProgram = function* ({ name, args }) {
  const { inputs, complete } = yield* readInputs(name, readOptions(name, args, {}).words);
  yield* print(inputs.map((input) => input.text).join(''));
  return complete ? 0 : 1;
};

/** `tac` */
export const tac: ShellProgram = function* ({ args }) {
  const { inputs, complete } = yield* readInputs('tac', readOptions('tac', args, {}).words);
  for (const { text } of inputs) {
    if (text !== '' && !text.endsWith('\n')) throw new Beyond('tac of a text without a last line end');
    yield* print(asText(linesOf(text).reverse()));
  }
  return complete ? 0 : 1;
};

const ENDS = {
  switches: 'qvz',
  valued: 'nc',
  long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', verbose: 'v' },
};

/** `head` and `tail`, with `-5` for `-n 5`. */
export const headOrTail: ShellProgram = function* ({ name, args }) {
  const old = /^-(\d+)$/.exec(args[0] ?? '');
  const options = readOptions(name, old === null ? args : [`-n${old[1]}`, ...args.slice(1)], ENDS);
  if (options.has('z')) throw new Beyond(`${name} -z`);
  if (old !== null && options.words.length > 1) throw new Beyond(`${name} ${old[0]} with several files`);
  const { inputs, complete } = yield* readInputs(name, options.words);
  const titled = (inputs.length > 1 || options.has('v')) && !options.has('q');
  for (const [i, input] of inputs.entries()) {
    const title = `${i > 0 ? '\n' : ''}==> ${input.name === '-' ? 'standard input' : input.name} <==\n`;
    yield* print((titled ? title : '') + part(input, options, name));
  }
  return complete ? 0 : 1;
};

function part({ text }: FilterInput, options: FilterOptions, name: string): string {
  const bytes = options.value('c');
  const written = bytes ?? options.value('n') ?? '10';
  const match = /^([-+]?)(\d+)$/.exec(written);
  if (match === null) throw new Beyond(`${name} ${written}`);
  if (bytes !== undefined && /[^\x00-\x7f]/.test(text))
    throw new Beyond(`${name} -c of characters beyond ASCII`);
  const units = bytes === undefined ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : [...text];
  const [, sign, digits] = match;
  const count = Number(digits);
  if (name === 'head')
    return units.slice(0, sign === '-' ? Math.max(units.length - count, 0) : count).join('');
  if (sign === '+') return units.slice(Math.max(count - 1, 0)).join('');
  return units.slice(Math.max(units.length - count, 0)).join('');
}

/** `wc` */
export const wc: ShellProgram = function* ({ args }) {
  const options = readOptions('wc', args, {
    switches: 'lwcm',
    long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm' },
  });
  const { inputs, complete } = yield* readInputs('wc', options.words);
  const chosen = [...'lwmc'].filter((letter) => options.has(letter));
  const letters = chosen.length === 0 ? [...'lwc'] : chosen;
  const rows = inputs.map(({ name, text }) => ({
    name,
    counts: letters.map((letter) => countOf(letter, text)),
  }));
  const totals = letters.map((_, i) => rows.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0));
  const all = rows.length > 1 ? [...rows, { name: 'total', counts: totals }] : rows;
  const alone = letters.length === 1 && rows.length === 1;
  // Then the width depends on whether the input is a pipe or a file.
  if (!alone && rows.some(({ name }) => name === '-'))
    throw new Beyond('wc with several counts of standard input');
  const bytes = inputs.reduce((sum, { text }) => sum + countOf('c', text), 0);
  const width = alone ? 1 : String(bytes).length;
  for (const { name, counts } of all) {
    const named = options.words.length > 0 ? ` ${name}` : '';
    yield* print(`${counts.map((count) => String(count).padStart(width)).join(' ')}${named}\n`);
  }
  return complete ? 0 : 1;
};

function countOf(letter: string, text: string): number {
  if (letter === 'l') return text.split('\n').length - 1;
  if (letter === 'w') return text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '').length;
  return letter === 'm' ? [...text].length : new TextEncoder().encode(text).length;
}

/** `tee` */
export const tee: ShellProgram = function* ({ args }) {
  const options = readOptions('tee', args, { switches: 'ai', long: { append: 'a' } });
  const { inputs } = yield* readInputs('tee', []);
  const text = inputs.map((input) => input.text).join('');
  yield* print(text);
  let status = 0;
  for (const path of options.words) {
    const before = options.has('a') ? yield* existing(path) : '';
    const written = yield* writePath(path, before + text);
    if (written === true) continue;
    yield* printError(`tee: ${written.replace(/: is a directory$/, ': Is a directory')}\n`);
    status = 1;
  }
  return status;
};

function* existing(path: string): Running<string> {
  const found = yield* readPath(path);
  return 'bytes' in found ? decodeText(found.bytes, path) : '';
}

/** `base64` @see https://www.gnu.org/software/coreutils/manual/coreutils.html#base64-invocation */
export const base64: ShellProgram = function* ({ args }) {
  const options = readOptions('base64', args, {
    switches: 'diD',
    valued: 'w',
    long: { decode: 'd', wrap: 'w', 'ignore-garbage': 'i' },
  });
  if (options.has('D')) throw new Beyond('base64 -D');
  const { inputs, complete } = yield* readInputs('base64', options.words);
  for (const { text } of inputs) {
    if (options.has('d')) {
      const status = yield* decode(text, options.has('i'));
      if (status !== 0) return status;
      continue;
    }
    const encoded = Buffer.from(text).toString('base64');
    const width = options.count('w') ?? 76;
    const lines = width === 0 ? [] : (encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
    yield* print(width === 0 ? encoded : asText(lines));
  }
  return complete ? 0 : 1;
};

function* decode(text: string, ignoresOthers: boolean): Running<number> {
  const plain = text.replace(ignoresOthers ? /[^A-Za-z0-9+/=]/g : /\n/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) {
    if (/^[A-Za-z0-9+/]*={0,2}/.exec(plain)?.[0].includes('=')) throw new Beyond('base64 of several texts');
    const valid = /^[A-Za-z0-9+/]*/.exec(plain)?.[0] ?? '';
    yield* print(decodeText(Buffer.from(valid, 'base64'), 'what base64 decodes'));
    yield* printError('base64: invalid input\n');
    return 1;
  }
  const left = plain.replace(/=+$/, '').length % 4;
  const padded = plain.length % 4 === 0 && left !== 1;
  yield* print(decodeText(Buffer.from(plain, 'base64'), 'what base64 decodes'));
  if (padded) return 0;
  yield* printError('base64: invalid input\n');
  return 1;
}
