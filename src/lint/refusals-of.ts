import type { Refusal } from '../kubernetes/command/refusal.ts';
import type { ScriptReading } from '../kubernetes/command/statement.ts';

/** Why the shell or a tool would not run a script. */
export function refusalsOf({ statements, refusals }: ScriptReading): Refusal[] {
  const ofTools = statements.flatMap(({ commands }) => commands.flatMap((command) => command.refusals));
  return [...refusals, ...ofTools];
}
