/** What a terminal would obey instead of show: C0 and C1 controls, but for tab and newline, and bidirectional overrides. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A foreign text with every control character replaced by U+FFFD, so that none reaches the terminal. CRLF becomes LF. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(CONTROL, '\uFFFD');
}
