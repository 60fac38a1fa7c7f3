import type { Running } from '../../client-effect.ts';
import type { ShellScope } from '../shell-state.ts';

/** A call of what the shell does itself, because it changes the shell or runs commands in it. */
export interface BuiltinCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly scope: ShellScope;
  readonly run: (words: readonly string[], input?: string) => Running<number>;
}

/** @returns the exit code. */
export type Builtin = (call: BuiltinCall) => Running<number>;

/** Says what is wrong as bash does. @returns `status` */
export function* complain({ name, scope }: BuiltinCall, message: string, status = 1): Running<number> {
  yield* scope.io.stderr.write(`bash: ${name}: ${message}\n`);
  return status;
}
