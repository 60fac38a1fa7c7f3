import type { Running } from '../../client-effect.ts';
import type { ShellScope } from '../shell-state.ts';

/** A call of a builtin: a command that the shell itself runs, because it changes the shell or runs other commands in it. */
export interface BuiltinCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly scope: ShellScope;
  readonly run: (words: readonly string[], input?: string) => Running<number>;
}

/** @returns the exit code. */
export type Builtin = (call: BuiltinCall) => Running<number>;

/** Prints an error like bash. @returns `status` */
export function* complain({ name, scope }: BuiltinCall, message: string, status = 1): Running<number> {
  yield* scope.io.stderr.write(`bash: ${name}: ${message}\n`);
  return status;
}
