import type { Screen } from '../../screen.ts';
import type { TerminalKey } from './key.ts';

/** A prompt as it is drawn: rows that fit the width, and where the cursor is, from 0. */
export interface PromptView {
  readonly rows: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** The context in which a prompt is drawn. */
export interface Look extends Pick<Screen, 'style' | 'width'> {
  /** The current number of rows, like the width: a terminal may be resized while a question is open. */
  readonly rows: number;
  /** A few words before the question; empty for none. */
  readonly status: string;
  /** Whether this is the last drawing, which stays on the screen. */
  readonly done: boolean;
}

/** A question as a state machine: keys change the state until there is a reply. */
export interface Prompt<S, R> {
  readonly start: S;
  /** Whether text is typed here. Elsewhere every character is a key, and a paste is ignored: it would press them all. */
  readonly isTyped: boolean;
  step(state: S, key: TerminalKey): Stepped<S, R>;
  view(state: S, look: Look): PromptView;
  /** The reply where the input ends (Ctrl-D); absent where that is none. */
  readonly atEnd?: (state: S) => R;
  /** Whether the last view stays on the screen. */
  readonly stays: boolean;
}

export interface Stepped<S, R> {
  readonly state: S;
  readonly reply?: R;
}
