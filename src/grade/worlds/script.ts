import type { Running } from '../../client/client-effect.ts';
import { runScript } from '../../client/shell/run-script.ts';
import { HOME_FOLDER } from './world.ts';

/** Thrown by a script that asks for something that is not executable here; that says nothing about whether it is right. */
export class NotExecutable extends Error {}

const VARIABLES = { HOME: HOME_FOLDER, USER: 'user', PWD: HOME_FOLDER };

/** Runs what is typed in a new shell. @returns the exit code. @throws NotExecutable */
export function* runTyped(text: string): Running<number> {
  const result = yield* runScript(text, { variables: VARIABLES, folder: HOME_FOLDER });
  if ('beyond' in result) throw new NotExecutable(result.beyond);
  return result.exit;
}
