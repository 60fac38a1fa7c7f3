import type { RunningProgram } from './running-program.ts';

/** The time when a program exceeds its memory limit; infinity if it does not. */
export function timeOfMemory({ program, startedAt }: RunningProgram, limit: number | undefined): number {
  const { memory = 0, growth } = program;
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (memory > limit) return startedAt;
  if (growth === undefined || growth.by <= 0 || (growth.upTo ?? Number.POSITIVE_INFINITY) <= limit)
    return Number.POSITIVE_INFINITY;
  return startedAt + (Math.floor((limit - memory) / growth.by) + 1) * growth.every;
}

/** The bytes of memory that a program uses now, or `undefined` if unknown. */
export function memoryOf({ program, startedAt }: RunningProgram, now: number): number | undefined {
  const { memory, growth } = program;
  if (growth === undefined) return memory;
  const grown = (memory ?? 0) + Math.floor((now - startedAt) / growth.every) * growth.by;
  return Math.min(grown, Math.max(memory ?? 0, growth.upTo ?? Number.POSITIVE_INFINITY));
}
