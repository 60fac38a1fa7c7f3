import type { Range } from '../source/range.ts';
import { decodeLine, LOG_FORMAT, type LogHeader, type UnknownEvent } from './codec.ts';
import type { ProgressEvent } from './event.ts';

/** The start of a line that a merge brought from another log; JSON ignores it. */
export const BROUGHT = ' ';

/** The lines of a log by type, each in the order of the file. */
export interface ParsedLog {
  readonly headers: readonly LogHeader[];
  readonly events: readonly ProgressEvent[];
  readonly unknown: readonly UnknownEvent[];
  /** The ids of the events that a merge brought from another log: their lines begin with a space. */
  readonly brought: ReadonlySet<string>;
  /** Offsets of the torn lines. */
  readonly torn: readonly Range[];
}

/** Reads the text of a log, or of whole lines in one. Blank lines are ignored; it never throws. */
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
 * Whether a text without a whole line is the beginning of a log nevertheless: its run was killed while it wrote the first bytes.
 * Any other text without a header and without events belongs to another program.
 */
export function isTornStart(text: string): boolean {
  const start = `{"format":"${LOG_FORMAT}"`;
  const trimmed = text.trim();
  return !trimmed.includes('\n') && (trimmed.startsWith(start) || start.startsWith(trimmed));
}
