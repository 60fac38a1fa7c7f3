import type { Env } from '../env.ts';
import type { Failure } from '../errors.ts';
import { describeDiagnostic } from '../source/describe-diagnostic.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { programName } from '../source/program-name.ts';

const SHOWN = 5;

/** Reports findings in the learner's own decks on stderr; cards without errors are asked nevertheless. */
export function reportDeckFindings(
  env: Pick<Env, 'stderr' | 'variables'>,
  findings: readonly Diagnostic[],
): void {
  const program = programName(env.variables);
  for (const finding of findings.slice(0, SHOWN))
    env.stderr.write(`${describeDiagnostic(finding, program)}\n\n`);
  const more = findings.length - SHOWN;
  if (more > 0) env.stderr.write(`k8s-drill: and ${more} more\n`);
}

/** Reports files in a folder of decks that could not be read on stderr. */
export function reportUnreadable(env: Pick<Env, 'stderr'>, failures: readonly Failure[]): void {
  for (const failure of failures.slice(0, SHOWN)) env.stderr.write(`k8s-drill: ${failure.message}\n`);
  const more = failures.length - SHOWN;
  if (more > 0) env.stderr.write(`k8s-drill: and ${more} more that cannot be read\n`);
}
