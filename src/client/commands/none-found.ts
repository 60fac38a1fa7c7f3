import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { printError } from '../running.ts';

/** Prints that a command found nothing, in its namespace or `everywhere`. */
export function* sayNoneFound(invocation: Invocation, everywhere: boolean): Running<void> {
  const { namespace } = yield* invocation.connection();
  yield* printError(everywhere ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
}
