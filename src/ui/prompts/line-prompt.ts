import { columns as widthOf, wrap } from '../render/wrap.ts';
import type { TerminalKey } from '../terminal/key.ts';
import { rowStarts, rowsOf, within } from '../terminal/rows.ts';
import type { Look, Prompt, PromptView } from '../terminal/view.ts';
import { edit } from '../text-editor/edit.ts';
import { currentLine, type Text, textOf } from '../text-editor/text.ts';

interface LineQuestion {
  readonly label: string;
  /** What was typed before, the newest last. */
  readonly history: readonly string[];
  /** Shown below the line while it is typed. */
  readonly help: string;
}

interface LineState {
  readonly text: Text;
  /** The line of the history that is shown; its length for what is being typed. */
  readonly place: number;
  /** What was being typed while an earlier line is shown. */
  readonly draft: string;
}

/** Reads one line, with a history; the reply is the line. A pasted text becomes part of it, with spaces for its line breaks. */
export function linePrompt({ label, history, help }: LineQuestion): Prompt<LineState, string> {
  return {
    start: { text: textOf(''), place: history.length, draft: '' },
    isTyped: true,
    stays: true,
    step: (state, key) => {
      if (key.type === 'enter') return { state, reply: currentLine(state.text) };
      if (key.type === 'named' && (key.name === 'up' || key.name === 'ctrl-p'))
        return { state: walk(state, history, -1) };
      if (key.type === 'named' && (key.name === 'down' || key.name === 'ctrl-n'))
        return { state: walk(state, history, 1) };
      return { state: { ...state, text: edit(state.text, onOneLine(key)) } };
    },
    view: ({ text }, look) => {
      const below = look.done ? [] : rowsOf(look.style.dim(wrap(help, look.width)), look.width);
      const roomy = below.length + 1 < look.rows;
      const line = lineView(label, text, look);
      const shown = within(line, Math.max(1, look.rows - (roomy ? below.length : 0)));
      return { ...shown, rows: roomy ? [...shown.rows, ...below] : shown.rows };
    },
  };
}

function walk(state: LineState, history: readonly string[], by: -1 | 1): LineState {
  const { text, place } = state;
  const draft = place === history.length ? currentLine(text) : state.draft;
  const to = Math.max(0, Math.min(history.length, place + by));
  return { text: { ...textOf(history[to] ?? draft), cut: text.cut }, place: to, draft };
}

/** Pasted text as one line; a backslash at the end of a line continues a command. */
function onOneLine(key: TerminalKey): TerminalKey {
  if (key.type !== 'paste') return key;
  return { type: 'paste', text: key.text.trim().replaceAll(/[ \t]*\\?\n\s*/g, ' ') };
}

/** The label and the line after it, wrapped at the width of the screen. */
function lineView(label: string, text: Text, { status, style, width }: Look): PromptView {
  const words = status === '' ? '' : `${status} `;
  const lead = `${words}${label} `;
  const whole = lead + currentLine(text);
  const starts = rowStarts(whole, Math.max(1, width - 1));
  const rows = starts.map((start, i) => {
    const end = starts[i + 1] ?? whole.length;
    const part = (from: number, to: number) =>
      whole.slice(Math.max(start, from), Math.max(start, Math.min(end, to)));
    const head = words.length + label.length;
    return style.warn(part(0, words.length)) + style.bold(part(words.length, head)) + part(head, end);
  });
  const at = lead.length + text.column;
  const row = Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );
  return { rows, cursor: { row, column: widthOf(whole.slice(starts[row], at)) } };
}
