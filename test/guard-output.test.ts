import { expect, test } from 'vitest';
import { guardOutput } from '../src/guard-output.ts';
import { style } from '../src/style.ts';

function written(isTTY: boolean, write: (output: ReturnType<typeof guardOutput>) => void): string {
  let text = '';
  const stream = {
    write: (more: string) => {
      text += more;
    },
    isTTY,
    columns: 80,
    rows: 24,
  };
  write(guardOutput(stream, { TERM: 'xterm' }));
  return text;
}
const HOSTILE = 'a\u001b]52;c;eA==\u0007\u001b[8m\u009b2J\u202eb\r\n';

test.each([true, false])('no control character gets out (a terminal: %s)', (isTTY) => {
  expect(written(isTTY, (output) => output.write(HOSTILE))).toBe(
    'a\uFFFD]52;c;eA==\uFFFD\uFFFD[8m\uFFFD2J\uFFFDb\n',
  );
});

test('our own colours pass on a terminal, each of them', () => {
  const colours = style(1);
  const text = Object.values(colours)
    .map((paint) => paint('x'))
    .join('');
  expect(written(true, (output) => output.write(text))).toBe(text);
  expect(written(false, (output) => output.write(text))).not.toContain('\u001b');
});

test.each([
  ['::error::x', ': :error::x'],
  ['a\n  ::add-mask::x', 'a\n  : :add-mask::x'],
  ['a ##[error]x ##vso[task.x] ##teamcity[x]', 'a ## [error]x ## vso[task.x] ## teamcity[x]'],
  ['std::vector ## heading', 'std::vector ## heading'],
])('%j piped is no command to a CI runner', (text, expected) => {
  expect(written(false, (output) => output.write(text))).toBe(expected);
  expect(written(true, (output) => output.write(text))).toBe(text);
});

test('exact text is exact where it is piped, and printable on a terminal', () => {
  expect(written(false, (output) => output.writeExact(HOSTILE))).toBe(HOSTILE);
  expect(written(true, (output) => output.writeExact(HOSTILE))).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
});
