import type { ShellEnvironment } from '../shell/environment.ts';
import { runShell } from '../shell/machine.ts';
import { type ShellRun, startShell } from '../shell/shell-run.ts';
import type { ContainerProgram, OpenPort } from './container-program.ts';

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

/** Milliseconds after which to look whether somebody has ended a shell. */
const LOOK_AGAIN = 500;
/** The most lines that a log keeps, as a log file is rotated. */
const LONGEST_LOG = 10_000;

/** Starts a program. */
export function startProgram(
  program: ContainerProgram,
  now: number,
  variables: ReadonlyMap<string, string>,
  directory: string,
): RunningProgram {
  const running: RunningProgram = {
    program,
    startedAt: now,
    log: [],
    lines: 0,
    rest: { stdout: '', stderr: '' },
  };
  for (const text of program.prints ?? []) writeLog(running, now, 1, `${text}\n`);
  const { script, exits } = program;
  if (exits !== undefined) running.wakeAt = now + exits.after;
  if (script !== undefined)
    running.shell = startShell(script.text, script.args, Object.fromEntries(variables), directory);
  return running;
}

/** Lets a program go on until now, in the environment of its container. */
export function stepProgram(
  running: RunningProgram,
  now: number,
  memoryLimit: number | undefined,
  environment: (write: ShellEnvironment['write']) => ShellEnvironment,
): void {
  if (running.exit !== undefined) return;
  const { exits, memory = 0 } = running.program;
  const { shell } = running;
  if (memoryLimit !== undefined && memory > memoryLimit)
    running.exit = { code: 137, at: now, reason: 'OOMKilled' };
  else if (exits !== undefined && running.wakeAt !== undefined && running.wakeAt <= now)
    running.exit = { code: exits.code, at: running.wakeAt };
  else if (shell !== undefined) {
    runShell(
      shell,
      environment((channel, text) => writeLog(running, now, channel, text)),
    );
    if (shell.exit !== undefined) running.exit = { code: shell.exit, at: now };
    else if (shell.wakeAt !== undefined) running.wakeAt = shell.wakeAt;
    else delete running.wakeAt;
  }
  if (running.program.waitsForInput === true) running.wakeAt = now + LOOK_AGAIN;
  if (running.exit !== undefined) delete running.wakeAt;
}

/** The ports on which a program listens, with those of servers that its script started. */
export function openPorts({ program, shell }: RunningProgram): readonly OpenPort[] {
  const more = shell?.listens.map((port) => ({ port, protocol: 'http' as const })) ?? [];
  return [...(program.listens ?? []), ...more];
}

/** Adds a text to a log, line by line, and drops the oldest lines of a long one. */
function writeLog(running: RunningProgram, at: number, channel: 1 | 2, text: string): void {
  const stream = channel === 1 ? 'stdout' : 'stderr';
  const lines = (running.rest[stream] + text).split('\n');
  running.rest[stream] = lines.pop() ?? '';
  for (const line of lines) running.log.push({ at, stream, text: line });
  running.lines += lines.length;
  if (running.log.length > LONGEST_LOG) running.log.splice(0, running.log.length - LONGEST_LOG);
}
