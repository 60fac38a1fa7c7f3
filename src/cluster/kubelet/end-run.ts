import type { ContainerRun } from './pod-run.ts';

/** Records the end of a container's run. */
export function end(run: ContainerRun, exitCode: number, reason: string, at: number, message?: string): void {
  run.ended = {
    exitCode,
    reason,
    startedAt: run.startedAt ?? at,
    finishedAt: at,
    id: run.id ?? '',
    ...(message !== undefined && { message }),
  };
  run.ready = false;
  run.started = false;
  run.probes = {};
  delete run.stop;
}
