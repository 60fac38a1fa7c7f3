import { isObject, numberAt, objectAt } from '../../kubernetes/json.ts';
import { end } from './end-run.ts';
import type { ContainerRun } from './pod-run.ts';
import { type PodPart, type Sync, wakeAt } from './sync.ts';

/** The exit code of a killed container: 128 plus the number of the signal. */
const KILLED = 137;

/** Stops a container: first its hook, then the signal; when the grace period has ended, it is killed. */
export function stopContainer(sync: Sync, part: PodPart, run: ContainerRun, graceSeconds: number): void {
  const { now } = sync.world;
  const killAt = now + graceSeconds * 1000;
  const { onTerm } = run.running?.program ?? {};
  const signalAt = now + hookMillis(part);
  const endsAt = onTerm === undefined ? killAt : Math.min(signalAt + onTerm.after, killAt);
  const code = onTerm === undefined || endsAt === killAt ? KILLED : onTerm.code;
  run.stop = { endsAt, code };
  finishStop(sync, run);
}

/** Ends a container that is being stopped when its time has come. */
export function finishStop(sync: Sync, run: ContainerRun): void {
  if (run.stop === undefined) return;
  const { endsAt, code } = run.stop;
  if (endsAt > sync.world.now) wakeAt(sync, endsAt);
  else end(run, code, code === 0 ? 'Completed' : 'Error', endsAt);
}

/** The duration of a container's `preStop` hook in milliseconds: its sleep, or that of its command. */
function hookMillis({ spec }: PodPart): number {
  const hook = objectAt(spec, 'lifecycle', 'preStop');
  if (isObject(hook.sleep)) return (numberAt(hook.sleep, 'seconds') ?? 0) * 1000;
  const command = objectAt(hook, 'exec').command;
  const words = Array.isArray(command) ? command.join(' ') : '';
  const seconds = /\bsleep\s+(\d+)/.exec(words)?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}
