import type { ShellEnvironment } from '../shell/environment.ts';
import { runShell } from '../shell/machine.ts';
import { startShell } from '../shell/shell-run.ts';
import type { ContainerProgram } from './container-program.ts';
import { timeOfMemory } from './program-memory.ts';
import { nextRepeat, writeRepeats } from './repeated-lines.ts';
import { type RunningProgram, writeLog } from './running-program.ts';

/** The exit code of a killed program: 128 plus the number of the signal. */
const KILLED = 137;
/** The interval in milliseconds for checking whether a client has exited a shell. */
const LOOK_AGAIN = 500;

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
    seenAt: now - 1,
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

/** Runs a program up to the current time, in the environment of its container. */
export function stepProgram(
  running: RunningProgram,
  now: number,
  memoryLimit: number | undefined,
  environment: (write: ShellEnvironment['write']) => ShellEnvironment,
): void {
  if (running.exit !== undefined) return;
  const { exits, waitsForInput } = running.program;
  const killedAt = timeOfMemory(running, memoryLimit);
  const exitsAt = exits === undefined ? Number.POSITIVE_INFINITY : running.startedAt + exits.after;
  writeRepeats(running, Math.min(now, killedAt, exitsAt));
  if (killedAt <= Math.min(now, exitsAt)) running.exit = { code: KILLED, at: killedAt, reason: 'OOMKilled' };
  else if (exits !== undefined && exitsAt <= now) running.exit = { code: exits.code, at: exitsAt };
  else runScript(running, now, environment);
  delete running.wakeAt;
  if (running.exit !== undefined) return;
  const times = [
    killedAt,
    exitsAt,
    nextRepeat(running, now),
    running.shell?.wakeAt ?? Number.POSITIVE_INFINITY,
  ];
  const next = waitsForInput === true ? now + LOOK_AGAIN : Math.min(...times);
  if (Number.isFinite(next)) running.wakeAt = next;
}

function runScript(
  running: RunningProgram,
  now: number,
  environment: (write: ShellEnvironment['write']) => ShellEnvironment,
): void {
  const { shell } = running;
  if (shell === undefined) return;
  runShell(
    shell,
    environment((channel, text) => writeLog(running, now, channel, text)),
  );
  if (shell.exit !== undefined) running.exit = { code: shell.exit, at: now };
}
