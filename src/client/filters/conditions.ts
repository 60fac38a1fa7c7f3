import type { Running } from '../client-effect.ts';
import { printError, readPath } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';

// biome-ignore lint/correctness/useYield: a program is a generator.
export const succeed: ShellProgram = function* () {
  return 0;
};

// biome-ignore lint/correctness/useYield: a program is a generator.
export const fail: ShellProgram = function* () {
  return 1;
};

/** `test` and `[` with up to three words, and `!`. @see https://www.gnu.org/software/bash/manual/bash.html#index-test */
export const test: ShellProgram = function* ({ name, args }) {
  if (name === '[' && args.at(-1) !== ']') {
    yield* printError("bash: [: missing `]'\n");
    return 2;
  }
  const holds = yield* evaluate(name === '[' ? args.slice(0, -1) : args);
  if (typeof holds === 'boolean') return holds ? 0 : 1;
  yield* printError(`bash: ${name}: ${holds.problem}\n`);
  return 2;
};

function* evaluate(words: readonly string[]): Running<boolean | { readonly problem: string }> {
  const [first = '', second = '', third = ''] = words;
  if (words.length === 0) return false;
  if (words.length === 1) return first !== '';
  if (words.length === 3 && isBinary(second)) return binary(first, second, third);
  if (first === '!') {
    const inner = yield* evaluate(words.slice(1));
    return typeof inner === 'boolean' ? !inner : inner;
  }
  if (words.length === 2) return yield* unary(first, second);
  throw new Beyond(`test ${words.join(' ')}`);
}

function* unary(operator: string, operand: string): Running<boolean | { readonly problem: string }> {
  if (operator === '-z') return operand === '';
  if (operator === '-n') return operand !== '';
  if (!/^-[efdsr]$/.test(operator)) throw new Beyond(`test ${operator}`);
  const found = yield* readPath(operand);
  if (operator === '-d') return 'names' in found;
  if (operator === '-f') return 'bytes' in found;
  if (operator === '-s') return 'names' in found || ('bytes' in found && found.bytes.length > 0);
  return !('problem' in found);
}

function isBinary(operator: string): boolean {
  return /^(?:=|==|!=|-(?:eq|ne|lt|le|gt|ge))$/.test(operator);
}

function binary(left: string, operator: string, right: string): boolean | { readonly problem: string } {
  if (operator === '=' || operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  const bad = [left, right].find((text) => !/^\s*[-+]?\d+\s*$/.test(text));
  if (bad !== undefined) return { problem: `${bad}: integer expression expected` };
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    default:
      return a >= b;
  }
}
