import type { ShellRun } from '../shell/shell-run.ts';
import type { ContainerProgram } from './container-program.ts';

/** One line of a container's log. */
export interface LogLine {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  /** Without the line break. */
  readonly text: string;
}

/** A running program of a container. Plain data, so that snapshots can contain it. */
export interface RunningProgram {
  readonly program: ContainerProgram;
  readonly startedAt: number;
  /** The time up to which its repeated lines have been written. */
  seenAt: number;
  log: LogLine[];
  /** The number of lines that it has written, including those that are no longer kept. */
  lines: number;
  /** The text written since the last line break, by stream. */
  rest: Record<'stdout' | 'stderr', string>;
  /** The script that it runs. */
  shell?: ShellRun;
  /** The time of its next action. */
  wakeAt?: number;
  exit?: { readonly code: number; readonly at: number; readonly reason?: string };
}

/** The maximum number of lines in a log, as log files are rotated. */
export const LONGEST_LOG = 10_000;

/** Adds text to a log, line by line, and drops the oldest lines of a long log. */
export function writeLog(running: RunningProgram, at: number, channel: 1 | 2, text: string): void {
  const stream = channel === 1 ? 'stdout' : 'stderr';
  const lines = (running.rest[stream] + text).split('\n');
  running.rest[stream] = lines.pop() ?? '';
  for (const line of lines) running.log.push({ at, stream, text: line });
  running.lines += lines.length;
  if (running.log.length > LONGEST_LOG) running.log.splice(0, running.log.length - LONGEST_LOG);
}
