import fc from 'fast-check';
import { expect, test } from 'vitest';
import { style } from '../../../src/style.ts';
import type { TerminalKey } from '../../../src/ui/terminal/key.ts';
import { step } from '../../../src/ui/text-editor/step.ts';
import { type Text, textOf } from '../../../src/ui/text-editor/text.ts';
import { editorView } from '../../../src/ui/text-editor/view.ts';

const ENTER: TerminalKey = { type: 'enter', together: false };
const TOGETHER: TerminalKey = { type: 'enter', together: true };
const key = (name: string): TerminalKey => ({ type: 'named', name });
const type = (text: string): TerminalKey => ({ type: 'text', text });
const paste = (text: string): TerminalKey => ({ type: 'paste', text });

function after(start: string, ...keys: readonly TerminalKey[]) {
  let stepped: ReturnType<typeof step> = { state: textOf(start) };
  for (const pressed of keys) stepped = step(stepped.state, pressed, true);
  return stepped;
}
const shown = ({ lines, row, column }: Text): string =>
  lines.map((line, i) => (i === row ? `${line.slice(0, column)}|${line.slice(column)}` : line)).join('\n');

test.each<readonly [string, string, TerminalKey[], string]>([
  ['text goes where the cursor is', 'ac', [key('left'), type('b')], 'ab|c'],
  ['Enter keeps the indent', '  a', [ENTER, type('b')], '  a\n  b|'],
  ['Enter in a paste that is not marked does not', '  a', [TOGETHER, type('b')], '  a\nb|'],
  ['Enter parts a line', 'ab', [key('left'), ENTER], 'a\n|b'],
  ['Tab is two blanks', 'a:', [ENTER, key('tab'), type('b')], 'a:\n  b|'],
  ['Backspace takes a step of the indent', '    ', [key('backspace')], '  |'],
  ['Backspace takes a character elsewhere', 'ab  ', [key('backspace')], 'ab |'],
  ['Backspace joins lines', 'a\nb', [key('home'), key('backspace')], 'a|b'],
  ['Delete joins lines', 'a\nb', [key('up'), key('end'), key('delete')], 'a|b'],
  ['Shift-Tab takes two blanks at the front', '    a', [key('shift-tab')], '  a|'],
  ['a character is removed with all that combines with it', 'a👩‍🚀', [key('backspace')], 'a|'],
  ['arrows go over line ends', 'a\nb', [key('home'), key('left')], 'a|\nb'],
  ['up and down keep within lines', 'abc\nd', [key('up'), key('end'), key('down')], 'abc\nd|'],
  ['Ctrl-U cuts, Ctrl-Y puts back', 'ab', [key('ctrl-u'), key('ctrl-y'), key('ctrl-y')], 'abab|'],
  ['Ctrl-W cuts a word', 'kubectl get', [key('ctrl-w')], 'kubectl |'],
  ['a paste goes between', 'ad', [key('left'), paste('b\nc')], 'ab\nc|d'],
  ['what is pasted is never a command', '', [paste('.\n:quit\n')], '.\n:quit\n|'],
  ['controls in what is pasted are shown', '', [paste('\u001b]0;x\u0007\t')], '\uFFFD]0;x\uFFFD  |'],
  ['an unknown key does nothing', 'a', [key('constructor')], 'a|'],
])('%s', (_, start, keys, expected) => {
  expect(shown(after(start, ...keys).state)).toBe(expected);
});

test('a line . ends it, wherever it is and however far it is indented', () => {
  expect(after('a:\n  b', ENTER, type('.'), ENTER).reply).toEqual({ text: 'a:\n  b' });
  expect(after('', type('.'), ENTER).reply).toEqual({ text: '' });
});

test('a command on a line of its own leaves the text as it is; two colons are one', () => {
  expect(after('a\n', type(':hint'), ENTER).reply).toEqual({ text: 'a', command: ':hint' });
  expect(after('a\n', type('::x'), ENTER, type('.'), ENTER).reply).toEqual({ text: 'a\n:x' });
  expect(step(textOf(':x'), ENTER, false).reply).toBeUndefined();
});

test('a text of 300 kB is pasted in one step', () => {
  const pasted = 'apiVersion: v1\n'.repeat(20_000);
  const { state } = after('', paste(pasted));
  expect(state.lines.join('\n')).toBe(pasted);
});

test('whatever is pressed, the cursor is in the text and in the view, and the view fits the screen', () => {
  const names = [
    'left',
    'right',
    'up',
    'down',
    'home',
    'end',
    'backspace',
    'delete',
    'tab',
    'shift-tab',
    'ctrl-k',
    'ctrl-w',
    'ctrl-y',
    'page-up',
    'page-down',
  ];
  const keys = fc.oneof(
    fc.constantFrom(...names).map(key),
    fc.constantFrom('a', '  ', '日本', 'é', 'x'.repeat(30)).map(type),
    fc.constantFrom('a\n  b\n', '\n\n').map(paste),
    fc.constant(ENTER),
  );
  fc.assert(
    fc.property(
      fc.array(keys, { maxLength: 40 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (pressed, columns, rows) => {
        const { state } = after('', ...pressed);
        expect(state.column).toBeLessThanOrEqual(state.lines[state.row]?.length ?? -1);
        const look = { style: style(0), width: columns, rows, status: '', done: false };
        const view = editorView(state, { head: '', help: 'A line . ends it' }, look);
        expect(view.rows.length).toBeLessThanOrEqual(rows);
        expect(view.cursor.row).toBeLessThan(view.rows.length);
        expect(view.cursor.row).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
