import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeKeys, NOTHING_READ } from '../../../src/ui/terminal/decode-keys.ts';
import type { TerminalKey } from '../../../src/ui/terminal/key.ts';

function decode(...reads: readonly string[]): TerminalKey[] {
  let rest = NOTHING_READ;
  return reads.flatMap((read) => {
    const decoded = decodeKeys(rest, read);
    rest = decoded.rest;
    return decoded.keys;
  });
}
const named = (name: string): TerminalKey => ({ type: 'named', name });
const text = (typed: string): TerminalKey => ({ type: 'text', text: typed });

test.each<readonly [string, TerminalKey[]]>([
  ['abc', [text('abc')]],
  ['日本é', [text('日本é')]],
  ['\r', [{ type: 'enter', together: false }]],
  ['a\r', [text('a'), { type: 'enter', together: false }]],
  ['\r\n', [{ type: 'enter', together: false }]],
  ['\t', [named('tab')]],
  ['\u001b[Z', [named('shift-tab')]],
  ['\u007f', [named('backspace')]],
  ['\u001b\u007f', [named('alt-backspace')]],
  ['\u0003', [named('ctrl-c')]],
  ['\u0004', [named('ctrl-d')]],
  ['\u001b[A', [named('up')]],
  ['\u001bOB', [named('down')]],
  ['\u001b[1;5D', [named('ctrl-left')]],
  ['\u001b[1;3C', [named('alt-right')]],
  ['\u001b[H\u001b[F', [named('home'), named('end')]],
  ['\u001b[3~', [named('delete')]],
  ['\u001bb', [named('alt-b')]],
  ['\u001b', []],
  ['\u001b[200~a\r\n\tb\u001b[201~c', [{ type: 'paste', text: 'a\n\tb' }, text('c')]],
])('%j', (read, keys) => {
  expect(decode(read)).toEqual(keys);
});

test.each(['\u001b[?1;2c', '\u001b[5;10R', '\u001b[M', '\u001b[15~'])(
  'the sequence %j, which means nothing here, is not taken for text',
  (sequence) => {
    expect(decode(`${sequence}a`)).toEqual([text('a')]);
  },
);

test('Enter within a read that goes on, or among others, came together with them', () => {
  const enters = (read: string) => decode(read).flatMap((key) => (key.type === 'enter' ? key.together : []));
  expect(enters('a\rb')).toEqual([true]);
  expect(enters('a\rb\r')).toEqual([true, true]);
});

test('a paste without its end is no trap: Ctrl-C alone is a key', () => {
  expect(decode('\u001b[200~abc', '\u0003')).toEqual([named('ctrl-c')]);
});

test('where a read is cut in two, the keys are the same', () => {
  const parts = fc.constantFrom(
    'a',
    'é',
    '\u001b[A',
    '\u001b[1;5D',
    '\u001b[200~x\ny\u001b[201~',
    '\u007f',
    '\u001b[3~',
  );
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), fc.nat(), (read, at) => {
      const whole = read.join('');
      const cut = 1 + (at % whole.length);
      const joined = (keys: TerminalKey[]) =>
        keys.reduce<TerminalKey[]>((sum, key) => {
          const last = sum.at(-1);
          if (last?.type === 'text' && key.type === 'text') sum[sum.length - 1] = text(last.text + key.text);
          else sum.push(key);
          return sum;
        }, []);
      const inTwo = whole.slice(0, cut) === '\u001b' ? [whole] : [whole.slice(0, cut), whole.slice(cut)];
      expect(joined(decode(...inTwo))).toEqual(decode(whole));
    }),
  );
});
