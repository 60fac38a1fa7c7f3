import { run } from '../../src/main.ts';
import type { TestEnv } from './test-env.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in a world, in this process; what earlier ones wrote is not in the answer. */
export async function runIn(env: TestEnv, ...argv: readonly string[]): Promise<Ran> {
  Object.assign(env.written, { out: '', err: '' });
  const code = await run(argv, env);
  return { code, ...env.written };
}
