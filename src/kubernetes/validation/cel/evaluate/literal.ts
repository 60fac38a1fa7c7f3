import { lookUp } from '../../../../source/look-up.ts';
import type { Expression } from '../expression.ts';
import { inRange, inUintRange } from './operators.ts';
import type { CelValue } from './value.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE =
  /\\(?:x([0-9a-fA-F]{2})|X([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([\s\S]))/g;

/** The value of a literal. @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values */
export function literalValue({ type, text }: Extract<Expression, { node: 'literal' }>): CelValue {
  switch (type) {
    case 'null':
      return null;
    case 'bool':
      return text === 'true';
    case 'int':
      return inRange(BigInt(text));
    case 'uint':
      return { is: 'uint', value: inUintRange(BigInt(text.slice(0, -1))) };
    case 'double':
      return Number(text);
    case 'string':
      return unquote(text);
    case 'bytes':
      return Buffer.from(unquote(text.replace(/^([bB])/, '')), 'utf8');
  }
}

function unquote(text: string): string {
  const raw = /^[rR]/.test(text);
  const quoted = raw ? text.slice(1) : text;
  const mark = /^(?:"""|''')/.test(quoted) ? 3 : 1;
  const inner = quoted.slice(mark, -mark);
  if (raw) return inner;
  return inner.replace(ESCAPE, (_, x1, x2, u4, u8, octal, single: string | undefined) => {
    const code: string | undefined = x1 ?? x2 ?? u4 ?? u8;
    if (code !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16)));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const word = single ?? '';
    return lookUp(ESCAPES, word) ?? word;
  });
}
