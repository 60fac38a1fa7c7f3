import { FILTERS } from '../filters/registry.ts';
import { attemptKubectl } from '../kubectl.ts';
import { KubectlFailure } from '../kubectl-failure.ts';
import { printError } from '../running.ts';
import { Beyond, saysNotSimulated } from './beyond.ts';
import type { ShellProgram } from './program.ts';

/** The built-in kubectl. An unsupported feature makes a script not executable; it is not a failure of kubectl. */
export const kubectl: ShellProgram = function* ({ args, variables }) {
  try {
    return yield* attemptKubectl(args, variables);
  } catch (problem) {
    if (!(problem instanceof KubectlFailure)) throw problem;
    if (saysNotSimulated(problem.message)) throw new Beyond(`kubectl ${args.join(' ')}: ${problem.message}`);
    if (problem.message !== '') yield* printError(`${problem.message}\n`);
    return problem.exit;
  }
};

/** The programs that a script can run. */
export const PROGRAMS: Readonly<Record<string, ShellProgram>> = { kubectl, k: kubectl, ...FILTERS };
