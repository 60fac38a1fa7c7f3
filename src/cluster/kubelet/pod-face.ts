import { textAt } from '../../kubernetes/json.ts';
import { hostAddress } from './downward.ts';
import type { ContainerRun, PodRun } from './pod-run.ts';
import type { PodPlace } from './sync.ts';

/** All that the status of a Pod is made from, as a text: while it is the same, the status is. */
function faceOf({ pod, node, run }: PodPlace): string {
  const { containers, since, ip, mounted, told, over } = run;
  const faces = Object.entries(containers).map(([name, container]) => [name, containerFace(container)]);
  const revision = textAt(pod, 'metadata', 'resourceVersion');
  return JSON.stringify([revision, hostAddress(node), since, ip, mounted, told, over, faces]);
}

function containerFace({
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

/** What was shown of each Pod when nothing was left to tell; no part of a snapshot, which only costs a further look. */
const SHOWN = new WeakMap<PodRun, string>();

/** Whether a Pod shows all of it, because nothing has changed since it did. */
export function showsAll(place: PodPlace): boolean {
  return SHOWN.get(place.run) === faceOf(place);
}

/** Notes that a Pod shows all of it. */
export function noteShown(place: PodPlace): void {
  SHOWN.set(place.run, faceOf(place));
}
