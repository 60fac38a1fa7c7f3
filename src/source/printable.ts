/** Characters that a terminal interprets instead of showing: C0 and C1 controls except tab and newline, and bidirectional overrides. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** An untrusted text with every control character replaced by U+FFFD, so that none reaches the terminal. CRLF becomes LF. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(CONTROL, '\uFFFD');
}

/** The same for a single line, such as a name: a line break in it is replaced too. */
export function printableLine(text: string): string {
  return printable(text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', ' '));
}

/** The colours of `src/style.ts`, as chalk writes them: SGR parameters on and off. */
const COLOUR = /^\u001b\[(?:[1-47]|2[2-47]|3[1-69])m/;
const COLOURED = new RegExp(`${COLOUR.source.slice(1)}|${CONTROL.source}`, 'g');

/** The same for a text with our own colours, which are kept. */
export function printableInColour(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(COLOURED, (found) => (COLOUR.test(found) ? found : '\uFFFD'));
}
