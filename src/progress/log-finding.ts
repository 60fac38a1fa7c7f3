import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import { SourceFile } from '../source/source-file.ts';

/** Problems in the progress files that do not stop a session. */
export type LogCode =
  | 'torn-line'
  | 'empty-log'
  | 'headless-log'
  | 'shortened-log'
  | 'newer-event'
  | 'foreign-snapshot';

export type LogFinding = Diagnostic<LogCode>;

const WORDING: Readonly<Record<LogCode, { readonly message: string; readonly help: string }>> = {
  'torn-line': {
    message: 'this line is no whole event; it was set aside',
    help: 'every other line counts; the line stays in the file and does no harm',
  },
  'empty-log': {
    message: 'the log of reviews is empty',
    help: 'if it was not empty before, put a copy of it back; until then it starts empty',
  },
  'headless-log': {
    message: 'the log of reviews has lost its first line; its events were read all the same',
    help: 'the next answer writes a new first line',
  },
  'shortened-log': {
    message: 'the log of reviews is shorter than it was, or another one than before',
    help: 'if that was not meant, put the log back from a copy, or join a copy with progress merge; the last snapshot is kept beside it',
  },
  'newer-event': {
    message: 'some events come from a newer k8s-drill; they are kept and have no effect here',
    help: 'a newer k8s-drill knows them',
  },
  'foreign-snapshot': {
    message: 'this file is no snapshot of this version; progress was read from the log',
    help: 'it is renamed, not overwritten, when the next snapshot is saved',
  },
};

/** A finding about a progress file; without a range it is about the whole file. */
export function logFinding(
  code: LogCode,
  file: SourceFile | string,
  range: Range = { start: 0, end: 0 },
): LogFinding {
  const source = typeof file === 'string' ? new SourceFile(file, '') : file;
  return { code, severity: 'warning', ...WORDING[code], file: source, range };
}

/** A finding in words: its place, the problem, and on another line how to fix it. */
export function describeLogFinding({ file, range, message, help }: LogFinding): string {
  const place = range.end > 0 ? `${file.path}:${file.lines.position(range.start).line}` : file.path;
  return `${place}: ${message}\n  ${help}`;
}
