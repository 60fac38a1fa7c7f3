import { print, printError } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['e', '\u001b'],
  ['\\', '\\'],
]);

/** `echo`, as in bash. */
export const echo: ShellProgram = function* ({ args }) {
  let at = 0;
  let escapes = false;
  let ends = true;
  for (; /^-[neE]+$/.test(args[at] ?? ''); at++)
    for (const letter of (args[at] ?? '').slice(1)) {
      if (letter === 'n') ends = false;
      else escapes = letter === 'e';
    }
  const text = args.slice(at).join(' ');
  const stop = escapes ? /(?<!\\)(?:\\\\)*\\c/.exec(text) : null;
  if (stop !== null) throw new Beyond('echo with \\c');
  yield* print((escapes ? unescaped(text, 'echo') : text) + (ends ? '\n' : ''));
  return 0;
};

function unescaped(text: string, name: string): string {
  return text.replace(/\\(.)/gs, (whole, char: string) => {
    if (/[0-9xuUc]/.test(char)) throw new Beyond(`${name} with \\${char}`);
    return ESCAPES.get(char) ?? (name === 'printf' && char === '"' ? '"' : whole);
  });
}

const DIRECTIVE = /%(%|(-?)(0?)(\d*)(?:\.(\d+))?([a-zA-Z]))/g;

/** `printf`, as in bash, with `%s`, `%d` and `%b`, but without `%q`. @see https://www.gnu.org/software/bash/manual/bash.html#index-printf */
export const printf: ShellProgram = function* ({ args }) {
  const [format, ...values] = args[0] === '--' ? args.slice(1) : args;
  if (format === undefined || (format.startsWith('-') && args[0] !== '--'))
    throw new Beyond(`printf ${format ?? ''}`);
  let at = 0;
  const status = 0;
  const template = unescaped(format, 'printf');
  const once = (): string =>
    template.replace(
      DIRECTIVE,
      (
        whole,
        all: string,
        left: string,
        zero: string,
        width: string,
        precision: string | undefined,
        kind: string,
      ) => {
        if (all === '%') return '%';
        const value = values[at++];
        let text: string;
        if (kind === 's')
          text = precision === undefined ? (value ?? '') : (value ?? '').slice(0, Number(precision));
        else if (kind === 'b') text = unescaped(value ?? '', 'printf');
        else if ((kind === 'd' || kind === 'i') && precision === undefined) {
          if (value !== undefined && !/^[-+]?(?:0|[1-9]\d{0,14})$/.test(value))
            throw new Beyond(`printf ${whole} of ${value}`);
          text = String(Number(value ?? 0));
        } else throw new Beyond(`printf with ${whole}`);
        const size = Number(width);
        if (left !== '') return text.padEnd(size);
        if (zero === '') return text.padStart(size);
        if (kind !== 'd') throw new Beyond(`printf with ${whole}`);
        return text.startsWith('-') ? `-${text.slice(1).padStart(size - 1, '0')}` : text.padStart(size, '0');
      },
    );
  if (/%(?!%|-?0?\d*(?:\.\d+)?[a-zA-Z])/.test(template.replaceAll('%%', '')))
    throw new Beyond(`printf ${format}`);
  let text = once();
  while (at > 0 && at < values.length) text += once();
  yield* print(text);
  return status;
};

/** `seq`, for whole numbers. */
export const seq: ShellProgram = function* ({ args }) {
  if (args.length < 1 || args.length > 3 || !args.every((arg) => /^-?\d{1,6}$/.test(arg)))
    throw new Beyond(`seq ${args.join(' ')}`);
  const numbers = args.map(Number);
  const [first, step, last] = [
    numbers.length > 1 ? (numbers[0] ?? 1) : 1,
    numbers.length > 2 ? (numbers[1] ?? 1) : 1,
    numbers.at(-1) ?? 0,
  ];
  if (step === 0) {
    yield* printError("seq: invalid Zero increment value: '0'\nTry 'seq --help' for more information.\n");
    return 1;
  }
  let text = '';
  for (let n = first; step > 0 ? n <= last : n >= last; n += step) text += `${n}\n`;
  yield* print(text);
  return 0;
};
