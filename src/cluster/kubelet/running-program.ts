import type { ContainerProgram } from './program.ts';

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
  log: LogLine[];
  /** When it does something next. */
  wakeAt?: number;
  exit?: { readonly code: number; readonly at: number; readonly reason?: string };
}

/** The most lines that a log keeps, as a log file is rotated. */
const LONGEST_LOG = 10_000;

/** Starts a program. */
export function startProgram(program: ContainerProgram, now: number): RunningProgram {
  const running: RunningProgram = { program, startedAt: now, log: [] };
  for (const text of program.prints ?? []) write(running, { at: now, stream: 'stdout', text });
  if (program.exits !== undefined) running.wakeAt = now + program.exits.after;
  return running;
}

/** Lets a program go on until now. */
export function stepProgram(running: RunningProgram, now: number, memoryLimit: number | undefined): void {
  if (running.exit !== undefined) return;
  const { exits, memory = 0 } = running.program;
  if (memoryLimit !== undefined && memory > memoryLimit)
    running.exit = { code: 137, at: now, reason: 'OOMKilled' };
  else if (running.wakeAt !== undefined && running.wakeAt <= now && exits !== undefined)
    running.exit = { code: exits.code, at: running.wakeAt };
  if (running.exit !== undefined) delete running.wakeAt;
}

/** Adds a line to a log, and drops the oldest of a long one. */
export function write(running: RunningProgram, line: LogLine): void {
  running.log.push(line);
  if (running.log.length > LONGEST_LOG) running.log.splice(0, running.log.length - LONGEST_LOG);
}
