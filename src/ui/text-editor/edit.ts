import { lookUp } from '../../source/look-up.ts';
import type { TerminalKey } from '../terminal/key.ts';
import { currentLine, insert, joinWithPrevious, remove, type Text } from './text.ts';

type Edit = (text: Text) => Text;

/** The keys that edit within a line and between lines, as readline and most editors have them. */
const EDITS: Readonly<Record<string, Edit>> = {
  left,
  right,
  home: (text) => ({ ...text, column: 0 }),
  end: (text) => ({ ...text, column: currentLine(text).length }),
  backspace,
  delete: deleteForward,
  'ctrl-left': wordLeft,
  'ctrl-right': wordRight,
  'ctrl-k': (text) => cut(text, text.column, currentLine(text).length),
  'ctrl-u': (text) => cut(text, 0, text.column),
  'ctrl-w': (text) => cut(text, wordLeft(text).column, text.column),
  'alt-d': (text) => cut(text, text.column, wordRight(text).column),
  'ctrl-y': (text) => insert(text, text.cut),
};

const SAME: Readonly<Record<string, string>> = {
  'ctrl-a': 'home',
  'ctrl-b': 'left',
  'ctrl-e': 'end',
  'ctrl-f': 'right',
  'alt-b': 'ctrl-left',
  'alt-f': 'ctrl-right',
  'alt-left': 'ctrl-left',
  'alt-right': 'ctrl-right',
  'alt-backspace': 'ctrl-w',
  'ctrl-backspace': 'ctrl-w',
};

/** The text after a key; the same where the key edits nothing. */
export function edit(text: Text, key: TerminalKey): Text {
  if (key.type === 'text' || key.type === 'paste') return insert(text, key.text);
  if (key.type === 'enter') return text;
  const name = lookUp(SAME, key.name) ?? key.name;
  return lookUp(EDITS, name)?.(text) ?? text;
}

function left(text: Text): Text {
  if (text.column > 0) return { ...text, column: before(text) };
  const above = text.lines[text.row - 1];
  return above === undefined ? text : { ...text, row: text.row - 1, column: above.length };
}

function right(text: Text): Text {
  if (text.column < currentLine(text).length) return { ...text, column: after(text) };
  return text.row + 1 < text.lines.length ? { ...text, row: text.row + 1, column: 0 } : text;
}

function backspace(text: Text): Text {
  return text.column > 0 ? remove(text, before(text), text.column) : joinWithPrevious(text, text.row);
}

function deleteForward(text: Text): Text {
  const { column } = text;
  return column < currentLine(text).length
    ? remove(text, column, after(text))
    : joinWithPrevious(text, text.row + 1);
}

function cut(text: Text, from: number, to: number): Text {
  if (from === to) return text;
  return { ...remove(text, from, to), cut: currentLine(text).slice(from, to) };
}

function wordLeft(text: Text): Text {
  const found = /\S+\s*$/.exec(currentLine(text).slice(0, text.column));
  return { ...text, column: found ? found.index : 0 };
}

function wordRight(text: Text): Text {
  const ahead = /^\s*\S*/.exec(currentLine(text).slice(text.column))?.[0] ?? '';
  return { ...text, column: text.column + ahead.length };
}

/** UTF-16 units around the cursor in which a character, with all that combines with it, is looked for. */
const NEAR = 64;

let segments: Intl.Segmenter | undefined;

function characters(text: string): string[] {
  segments ??= new Intl.Segmenter();
  return Array.from(segments.segment(text), ({ segment }) => segment);
}

/** Where the character before the cursor begins. */
function before(text: Text): number {
  const near = currentLine(text).slice(Math.max(0, text.column - NEAR), text.column);
  return text.column - (characters(near).at(-1)?.length ?? 0);
}

/** Where the character after the cursor ends. */
function after(text: Text): number {
  const near = currentLine(text).slice(text.column, text.column + NEAR);
  return text.column + (characters(near)[0]?.length ?? 0);
}
