import type { Env } from './env.ts';
import { EXIT, isFailure } from './errors.ts';
import { lookUp } from './source/look-up.ts';
import { asStarted, programName } from './source/program-name.ts';

const CANNOT_RUN = 3;

declare const K8S_DRILL_VERSION: string;

/**
 * The command lines of one word that run without a parser, because they are used most. None of their flags has a default, so
 * commander would parse them to the same options.
 */
const WITHOUT_PARSER: Readonly<Record<string, (env: Env) => number | Promise<number>>> = {
  '--version': printVersion,
  '-V': printVersion,
  study: async (env) => (await import('./commands/study.ts')).studyToday(env),
};

/**
 * Runs one command line and returns its exit code; the only place where an outcome becomes an exit code.
 * Only the code that the command line needs is loaded.
 */
export async function run(argv: readonly string[], env: Env): Promise<number> {
  try {
    if (argv[0] === 'complete' && argv[1] === '--') {
      const { complete } = await import('./commands/completion/complete.ts');
      return complete(argv.slice(2), env);
    }
    // A word of a lab's shell needs no parser, and the learner is waiting.
    if (argv[0] === 'lab' && argv[1] === '--word')
      return await (await import('./commands/lab/ask-word.ts')).askWord(argv.slice(2).join(' '), env);
    const direct = argv.length === 1 ? lookUp(WITHOUT_PARSER, argv[0] ?? '') : undefined;
    if (direct !== undefined) return await direct(env);
    const { invoke } = await import('./commands/program.ts');
    return await invoke(argv, env, version());
  } catch (error) {
    if (isFailure(error)) {
      const code = EXIT[error.problem.code];
      if (code !== 0)
        env.stderr.write(`k8s-drill: ${asStarted(error.message, programName(env.variables))}\n`);
      return code;
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    env.stderr.write(`k8s-drill: this is a fault of k8s-drill, please report it\n${what}\n`);
    return CANNOT_RUN;
  }
}

function version(): string {
  return typeof K8S_DRILL_VERSION === 'string' ? K8S_DRILL_VERSION : '0.0.0-source';
}

function printVersion({ stdout }: Env): number {
  stdout.write(`${version()}\n`);
  return 0;
}
