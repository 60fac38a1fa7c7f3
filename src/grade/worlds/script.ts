import type { Running } from '../../client/client-effect.ts';
import type { ShellProgram } from '../../client/shell/program.ts';
import { kubectl } from '../../client/shell/programs.ts';
import { runScript } from '../../client/shell/run-script.ts';
import { HOME_FOLDER } from './world.ts';

/** Thrown by a script that needs something that cannot be executed here; it may be right nevertheless. */
export class NotExecutable extends Error {}

const VARIABLES = { HOME: HOME_FOLDER, USER: 'user' };

/**
 * Runs a script in a new shell.
 *
 * @param hear receives the words of each kubectl command that runs
 * @returns the exit code. @throws NotExecutable
 */
export function* runTyped(text: string, hear: (words: readonly string[]) => void): Running<number> {
  const heard: ShellProgram = function* (call) {
    hear(call.args);
    return yield* kubectl(call);
  };
  const programs = { kubectl: heard, k: heard };
  const result = yield* runScript(text, { variables: VARIABLES, folder: HOME_FOLDER, programs });
  if ('beyond' in result) throw new NotExecutable(result.beyond);
  return result.exit;
}
