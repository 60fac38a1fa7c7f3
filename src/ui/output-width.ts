import type { Env } from '../env.ts';

/** Where nobody looks at a screen, a line is a row. */
const UNLIMITED = 1000;

/** Columns that a line on standard output may take. */
export function outputWidth({ stdout }: Pick<Env, 'stdout'>): number {
  return stdout.isTTY ? stdout.columns : UNLIMITED;
}
