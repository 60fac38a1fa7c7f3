import type { Look, Prompt } from '../terminal/view.ts';
import { step, type Written } from '../text-editor/step.ts';
import { insert, type Text, textOf } from '../text-editor/text.ts';
import { editorView } from '../text-editor/view.ts';
import { statusWords } from './status-words.ts';

interface LinesQuestion {
  readonly label: string;
  readonly help: string;
  /** What there is to begin with. */
  readonly start: string;
  /** Whether a line of its own that starts with `:` is a command. */
  readonly commands: boolean;
}

/** Reads a text of several lines in a small editor. */
export function linesPrompt({ label, help, start, commands }: LinesQuestion): Prompt<Text, Written> {
  return {
    start: startOf(start),
    isTyped: true,
    stays: true,
    step: (text, key) => step(text, key, commands),
    view: (text, look) => editorView(text, { head: headOf(label, look), help }, look),
  };
}

/** A mark such as `>` says nothing above numbered lines. */
function headOf(label: string, look: Look): string {
  return `${statusWords(look)}${label.length > 1 ? look.style.bold(label) : ''}`;
}

/** What there is to begin with, and an empty line below it to go on with. */
function startOf(start: string): Text {
  const text = textOf(start.trimEnd());
  return start === '' ? text : insert(text, '\n');
}
