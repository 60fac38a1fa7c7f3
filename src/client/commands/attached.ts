import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { AttachOptions, Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { atTerminal, printError } from '../running.ts';

/** The streams for `-i` and `-t`; there is no terminal if standard input is not one. */
export function* terminalOf(flags: Flags): Running<AttachOptions> {
  const [stdin, tty] = [flags.on('stdin'), flags.on('tty')];
  if (!tty || (yield* atTerminal())) return { stdin, tty };
  yield* printError('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  return { stdin, tty: false };
}

/** The query parameters for the streams that are attached; a terminal has no separate standard error. */
export function streamQuery(
  container: string,
  { stdin, tty }: AttachOptions,
): readonly (readonly [string, string])[] {
  return [
    ['container', container],
    ...(tty ? [] : [['stderr', 'true'] as const]),
    ...(stdin ? [['stdin', 'true'] as const] : []),
    ['stdout', 'true'],
    ...(tty ? [['tty', 'true'] as const] : []),
  ];
}

/** The exit code of a program in a container. @throws KubectlFailure if it is not 0, or if the program did not start. */
export function exitOf(status: unknown): number {
  const body = status as JsonObject | null;
  if (body === null || textAt(body, 'status') === 'Success') return 0;
  const cause = objectsAt(body, 'details', 'causes').find((one) => textAt(one, 'reason') === 'ExitCode');
  if (cause === undefined) throw serverFailure(body);
  const code = Number(textAt(cause, 'message'));
  throw new KubectlFailure(`command terminated with exit code ${code}`, code);
}
