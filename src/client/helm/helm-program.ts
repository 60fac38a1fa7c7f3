import { printError } from '../running.ts';
import { Beyond, saysNotSimulated } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { attemptHelm, helmMessage } from './helm.ts';

/** The built-in helm as a program of a script. An unsupported feature makes the script not executable; it is not a failure of helm. */
export const helmProgram: ShellProgram = function* ({ args, variables }) {
  try {
    return yield* attemptHelm(args, variables);
  } catch (problem) {
    const message = helmMessage(problem);
    if (saysNotSimulated(message)) throw new Beyond(`helm ${args.join(' ')}: ${message}`);
    yield* printError(`Error: ${message}\n`);
    return 1;
  }
};
