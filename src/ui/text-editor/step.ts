import type { TerminalKey } from '../terminal/key.ts';
import type { Stepped } from '../terminal/view.ts';
import { edit } from './edit.ts';
import { currentLine, insert, remove, TAB, type Text, withoutLine } from './text.ts';

/** A text that is done, or a command that was typed on a line of its own, and the text without it. */
export interface Written {
  readonly text: string;
  readonly command?: string;
}

const END = '.';
/** Lines that Page Up and Page Down move by. */
const PAGE = 10;

/**
 * The editor after a key. A line `.` ends the text, a line that is a command (`:hint`) leaves it for a while; both are read where Enter is pressed,
 * and never in what was pasted. `::` is a literal colon.
 *
 * @param commands whether there are any; else a colon is a colon
 */
export function step(text: Text, key: TerminalKey, commands: boolean): Stepped<Text, Written> {
  if (key.type === 'enter') return enter(text, key.together, commands);
  return { state: key.type === 'named' ? named(text, key) : edit(text, key) };
}

function enter(text: Text, together: boolean, commands: boolean): Stepped<Text, Written> {
  const line = currentLine(text).trim();
  if (line === END)
    return { state: withoutLine(text), reply: { text: contentOf(withoutLine(text), commands) } };
  if (commands && /^:[^:]/.test(line)) {
    const state = withoutLine(text);
    return { state, reply: { text: state.lines.join('\n'), command: line } };
  }
  const indent = together ? '' : (/^ */.exec(currentLine(text).slice(0, text.column))?.[0] ?? '');
  return { state: insert(text, `\n${indent}`) };
}

function named(text: Text, key: Extract<TerminalKey, { readonly type: 'named' }>): Text {
  switch (key.name) {
    case 'up':
    case 'ctrl-p':
      return vertically(text, -1);
    case 'down':
    case 'ctrl-n':
      return vertically(text, 1);
    case 'page-up':
      return vertically(text, -PAGE);
    case 'page-down':
      return vertically(text, PAGE);
    case 'tab':
      return insert(text, TAB);
    case 'shift-tab':
      return unindent(text);
    case 'backspace':
      return isInIndent(text) ? remove(text, text.column - TAB.length, text.column) : edit(text, key);
    default:
      return edit(text, key);
  }
}

function vertically(text: Text, by: number): Text {
  const row = Math.max(0, Math.min(text.lines.length - 1, text.row + by));
  return { ...text, row, column: Math.min(text.column, text.lines[row]?.length ?? 0) };
}

function unindent(text: Text): Text {
  const blanks = /^ {0,2}/.exec(currentLine(text))?.[0].length ?? 0;
  return { ...remove(text, 0, blanks), column: Math.max(0, text.column - blanks) };
}

/** Whether there is nothing but whole steps of indentation before the cursor. */
function isInIndent(text: Text): boolean {
  const { column } = text;
  return column > 0 && column % TAB.length === 0 && /^ +$/.test(currentLine(text).slice(0, column));
}

function contentOf({ lines }: Text, commands: boolean): string {
  if (!commands) return lines.join('\n');
  return lines.map((line) => (line.startsWith('::') ? line.slice(1) : line)).join('\n');
}
