import type { Env } from './env.ts';
import { EXIT, isFailure } from './errors.ts';

const CANNOT_RUN = 3;

declare const K8S_DRILL_VERSION: string;

/**
 * Runs one command line and gives its exit code; the only place where an outcome becomes one.
 * Nothing is loaded that the command line does not ask for: what is typed every morning needs no parser.
 */
export async function run(argv: readonly string[], env: Env): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    env.stdout.write(`${version()}\n`);
    return 0;
  }
  try {
    if (argv[0] === 'complete' && argv[1] === '--') {
      const { complete } = await import('./commands/completion/complete.ts');
      return complete(argv.slice(2), env);
    }
    if (argv.length === 1 && argv[0] === 'study') {
      const { studyToday } = await import('./commands/study.ts');
      return await studyToday(env);
    }
    const { invoke } = await import('./commands/program.ts');
    return await invoke(argv, env, version());
  } catch (error) {
    if (isFailure(error)) {
      env.stderr.write(`k8s-drill: ${error.message}\n`);
      return EXIT[error.problem.code];
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    env.stderr.write(`k8s-drill: this is a fault of k8s-drill, please report it\n${what}\n`);
    return CANNOT_RUN;
  }
}

function version(): string {
  return typeof K8S_DRILL_VERSION === 'string' ? K8S_DRILL_VERSION : '0.0.0-source';
}
