import type { Range } from '../source/range.ts';
import { decodeLine, LOG_FORMAT, type LogHeader, type UnknownEvent } from './codec.ts';
import type { ProgressEvent } from './event.ts';

/** What a line begins with that a merge brought from elsewhere; to JSON it is nothing. */
export const BROUGHT = ' ';

/** The lines of a log by what they are, each kind in the order of the file. */
export interface ParsedLog {
  readonly headers: readonly LogHeader[];
  readonly events: readonly ProgressEvent[];
  readonly unknown: readonly UnknownEvent[];
  /** The ids of the events that a merge brought from elsewhere: their lines begin with a space. */
  readonly brought: ReadonlySet<string>;
  /** Offsets of the lines that are nothing whole. */
  readonly torn: readonly Range[];
}

/** Reads the text of a log, or a part of one that begins and ends with a line. Blank lines are nothing; no text makes it throw. */
export function parseLog(text: string): ParsedLog {
  const headers: LogHeader[] = [];
  const events: ProgressEvent[] = [];
  const unknown: UnknownEvent[] = [];
  const brought = new Set<string>();
  const torn: Range[] = [];
  forEachLine(text, (line, start) => {
    const decoded = decodeLine(line);
    if (decoded === undefined) torn.push({ start, end: start + line.length });
    else if (decoded.type === 'header') headers.push(decoded);
    else if (decoded.type === 'unknown') unknown.push(decoded);
    else {
      events.push(decoded);
      if (line.startsWith(BROUGHT)) brought.add(decoded.id);
    }
  });
  return { headers, events, unknown, brought, torn };
}

/** Calls back with each line that is not blank. Zero bytes, which a power failure can leave, are blank. */
export function forEachLine(text: string, visit: (line: string, start: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if (!isBlank(line)) visit(line, start);
    start = end + 1;
  }
}

export function isBlank(text: string): boolean {
  return !/[^\s\0]/.test(text);
}

/**
 * Whether a text that has no whole line is the beginning of a log all the same: a run that was ended while it wrote its first bytes.
 * Everything else without a header and without events is somebody else's file.
 */
export function isTornStart(text: string): boolean {
  const start = `{"format":"${LOG_FORMAT}"`;
  const trimmed = text.trim();
  return !trimmed.includes('\n') && (trimmed.startsWith(start) || start.startsWith(trimmed));
}
