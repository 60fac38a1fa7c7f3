/** A key press or a paste. */
export type TerminalKey =
  /** Printable characters, as many as came in one read. */
  | { readonly type: 'text'; readonly text: string }
  /** A text that was pasted whole; its line endings are `\n`. */
  | { readonly type: 'paste'; readonly text: string }
  /** `together`: a further key or another Enter came in the same read, as in a paste that is not marked. */
  | { readonly type: 'enter'; readonly together: boolean }
  /** A key by its name: `up`, `ctrl-c`, `alt-b`, `ctrl-left`. */
  | { readonly type: 'named'; readonly name: string };
