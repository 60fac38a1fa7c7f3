import type { Env } from '../env.ts';

/** Whether there is somebody to ask. */
export function isInteractive({ stdin, stdout }: Env): boolean {
  return stdin.isTTY && stdout.isTTY;
}
