import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { timeText } from '../time.ts';
import { initParts, nameOf } from './parts.ts';
import type { ContainerRun, Ended } from './pod-run.ts';
import type { PodPart, Sync } from './sync.ts';

/** The status of one container. */
export function containerStatus(sync: Sync, part: PodPart, run: ContainerRun): JsonObject {
  const { profile } = sync;
  const image = run.image ?? textAt(part.spec, 'image');
  const begun = run.id !== undefined;
  const crashing = run.ended !== undefined && run.waiting !== undefined;
  const last = crashing ? run.ended : run.last;
  return {
    name: textAt(part.spec, 'name'),
    state: stateOf(sync, part, run),
    lastState: last === undefined ? {} : { terminated: ended(last) },
    ready: isReady(sync, part, run),
    restartCount: run.restarts,
    image: begun ? profile.imageName(image) : textAt(part.spec, 'image'),
    imageID: begun ? profile.imageId(image) : '',
    ...(begun && { containerID: `containerd://${run.id}` }),
    started: run.started,
    ...resourcesOf(part, begun),
  };
}

function stateOf(sync: Sync, part: PodPart, run: ContainerRun): JsonObject {
  const { waiting } = run;
  if (run.ended !== undefined && waiting === undefined) return { terminated: ended(run.ended) };
  if (run.startedAt !== undefined && run.ended === undefined && waiting === undefined)
    return { running: { startedAt: timeText(run.startedAt) } };
  if (waiting === undefined) return { waiting: { reason: firstReason(sync, part) } };
  const { reason, message } = waiting;
  return { waiting: { reason, ...(message !== undefined && { message }) } };
}

/** The waiting reason of a container that has not been its turn yet. */
function firstReason({ pod, run }: Sync, part: PodPart): string {
  const inits = initParts(pod);
  if (inits.length === 0) return 'ContainerCreating';
  const [first] = inits;
  const isFirst = first !== undefined && nameOf(first) === nameOf(part);
  return isFirst && !run.mounted && part.kind === 'app' ? 'ContainerCreating' : 'PodInitializing';
}

/** Whether a container is ready; an init container is ready when it has succeeded. */
function isReady({ profile }: Sync, part: PodPart, run: ContainerRun): boolean {
  if (part.kind !== 'init') return run.ready;
  if (run.ended !== undefined) return run.ended.exitCode === 0;
  return profile.readyWhileInitializing && run.started;
}

function ended({ exitCode, reason, message, startedAt, finishedAt, id }: Ended): JsonObject {
  return {
    exitCode,
    reason,
    ...(message !== undefined && { message }),
    // It never ran, so containerd has no start time.
    startedAt: timeText(reason === 'StartError' ? 0 : startedAt),
    finishedAt: timeText(finishedAt),
    containerID: `containerd://${id}`,
  };
}

function resourcesOf({ spec }: PodPart, begun: boolean): JsonObject {
  const resources = objectAt(spec, 'resources');
  const requests = objectAt(resources, 'requests');
  if (!begun || Object.keys(resources).length === 0) return {};
  return {
    ...(Object.keys(requests).length > 0 && { allocatedResources: requests }),
    resources,
  };
}
