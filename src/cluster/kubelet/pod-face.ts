import { textAt } from '../../kubernetes/json.ts';
import { hostAddress } from './downward.ts';
import type { ContainerRun, PodRun } from './pod-run.ts';
import type { PodPlace } from './sync.ts';

/** Everything that the status of a Pod depends on, as text: while it is unchanged, so is the status. */
function fingerprintOf({ pod, node, run }: PodPlace): string {
  const { containers, since, ip, mounted, reportedProblem, over } = run;
  const parts = Object.entries(containers).map(([name, container]) => [name, containerParts(container)]);
  const revision = textAt(pod, 'metadata', 'resourceVersion');
  return JSON.stringify([revision, hostAddress(node), since, ip, mounted, reportedProblem, over, parts]);
}

function containerParts({
  startedAt,
  id,
  image,
  waiting,
  ended,
  last,
  restarts,
  ready,
  started,
}: ContainerRun): unknown {
  return [startedAt, id, image, waiting, ended, last, restarts, ready, started];
}

/**
 * The text for which each Pod's status was last found up to date. It is not part of snapshots, since losing it costs only one more
 * comparison.
 */
const SHOWN = new WeakMap<PodRun, string>();

/** Whether the status of a Pod is up to date because nothing has changed since it was written. */
export function isStatusCurrent(place: PodPlace): boolean {
  return SHOWN.get(place.run) === fingerprintOf(place);
}

/** Records that the status of a Pod is up to date. */
export function noteStatusCurrent(place: PodPlace): void {
  SHOWN.set(place.run, fingerprintOf(place));
}
