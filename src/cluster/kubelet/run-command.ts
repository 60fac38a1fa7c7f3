import { listAt, textAt } from '../../kubernetes/json.ts';
import { environmentOf } from './environment.ts';
import { finishShell } from './shell/machine.ts';
import { quoteWords } from './shell/quote.ts';
import { startShell } from './shell/shell-run.ts';
import type { PodPart, Sync } from './sync.ts';

/** Runs a command in a container immediately, as a probe or a hook does. Returns its exit code and output. */
export function runCommand(
  sync: Sync,
  part: PodPart,
  command: readonly string[],
): { readonly exit: number; readonly output: string } {
  const environment = environmentOf(sync, part.spec);
  const variables = 'variables' in environment ? Object.fromEntries(environment.variables) : {};
  let output = '';
  const run = startShell(quoteWords(command), [], variables, textAt(part.spec, 'workingDir') || '/');
  finishShell(
    run,
    sync.surroundings(part.spec, (_, text) => {
      output += text;
    }),
  );
  return { exit: run.exit ?? 0, output };
}

/** Runs a container's `postStart` command. Its failure is not simulated. */
export function runHook(sync: Sync, part: PodPart): void {
  const command = listAt(part.spec, 'lifecycle', 'postStart', 'exec', 'command').map(String);
  if (command.length > 0) runCommand(sync, part, command);
}
