import type { ShellRun } from '../shell/shell-run.ts';
import type { ContainerProgram } from './container-program.ts';

/** One line of a container's log. */
export interface LogLine {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  /** Without its line end. */
  readonly text: string;
}

/** A container's program as it runs. Plain data, so that a snapshot holds it. */
export interface RunningProgram {
  readonly program: ContainerProgram;
  readonly startedAt: number;
  /** Until when its repeated lines are written. */
  seenAt: number;
  log: LogLine[];
  /** How many lines it has written, with those that are no longer kept. */
  lines: number;
  /** What it has written since the last line end, by stream. */
  rest: Record<'stdout' | 'stderr', string>;
  /** The script that it runs. */
  shell?: ShellRun;
  /** When it does something next. */
  wakeAt?: number;
  exit?: { readonly code: number; readonly at: number; readonly reason?: string };
}

/** The most lines that a log keeps, as a log file is rotated. */
export const LONGEST_LOG = 10_000;

/** Adds a text to a log, line by line, and drops the oldest lines of a long one. */
export function writeLog(running: RunningProgram, at: number, channel: 1 | 2, text: string): void {
  const stream = channel === 1 ? 'stdout' : 'stderr';
  const lines = (running.rest[stream] + text).split('\n');
  running.rest[stream] = lines.pop() ?? '';
  for (const line of lines) running.log.push({ at, stream, text: line });
  running.lines += lines.length;
  if (running.log.length > LONGEST_LOG) running.log.splice(0, running.log.length - LONGEST_LOG);
}
