import type { EndingSignal, Env, Spawned } from '../../env.ts';
import { awaitedSignal } from './awaited-signal.ts';
import { exitCodeOf, type ProgramLine } from './shell.ts';

/**
 * Runs a program on the learner's terminal while this one serves it. A signal to end, other than from the keyboard, ends it too.
 * @param fault rejects where what serves it has failed
 * @returns how it ended, or the signal
 */
export async function runBeside(
  { program, args }: ProgramLine,
  variables: Readonly<Record<string, string>>,
  fault: Promise<never>,
  env: Env,
): Promise<Spawned | EndingSignal> {
  const running = env.run(program, args, variables);
  const { signal, stopWaiting } = awaitedSignal(env, ['SIGHUP', 'SIGTERM']);
  try {
    return await Promise.race([running.ended, signal, fault]);
  } finally {
    stopWaiting();
    running.kill('SIGHUP');
  }
}

/** The exit code of a program that ended, having said why it did not start. */
export function toldExit(ended: Spawned, { program }: ProgramLine, env: Env): number {
  if (ended.error !== undefined)
    env.stderr.write(`k8s-drill: cannot run ${program}: ${ended.error.message}\n`);
  return exitCodeOf(ended);
}
