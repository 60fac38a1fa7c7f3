import type { World } from '../../cluster/world.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { containerStatuses, podsOf } from './pods-of.ts';

/** The reason why the Pods of an object are not ready, as `kubectl describe` would show it, or `undefined` if there is none. */
export function troubleOf(object: JsonObject, world: World): string | undefined {
  const pods = podsOf(object, world);
  for (const pod of pods) {
    const trouble = podTrouble(pod, world);
    if (trouble !== undefined) return trouble;
  }
  return pods.length === 0 ? creationTrouble(object, world) : undefined;
}

function podTrouble(pod: JsonObject, world: World): string | undefined {
  const name = `Pod ${textAt(pod, 'metadata', 'name')}`;
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False') return `${name} is not scheduled: ${textAt(scheduled, 'message')}`;
  for (const status of containerStatuses(pod)) {
    const trouble = containerTrouble(name, pod, status);
    if (trouble !== undefined) return trouble;
  }
  if (['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'))) return undefined;
  const event = world
    .eventsAbout(textAt(pod, 'metadata', 'uid'))
    .findLast(({ reason }) => reason === 'FailedMount' || reason === 'FailedAttachVolume');
  if (textAt(pod, 'status', 'phase') === 'Pending')
    return event === undefined ? `${name} is starting` : `${name}: ${textAt(event, 'message')}`;
  return conditionOf(pod, 'Ready')?.status === 'False' ? `${name} is running, but not ready` : undefined;
}

function containerTrouble(name: string, pod: JsonObject, status: JsonObject): string | undefined {
  const container = textAt(status, 'name');
  const waiting = objectAt(status, 'state', 'waiting');
  const reason = textAt(waiting, 'reason');
  if (/^(?:ErrImage|ImagePull|InvalidImage)/.test(reason))
    return `${name} cannot pull ${imageOf(pod, container)}`;
  if (reason === 'CrashLoopBackOff') return `${name} keeps crashing${ending(status)}`;
  if (/Error$/.test(reason))
    return `${name} cannot start container ${container}: ${textAt(waiting, 'message')}`;
  const terminated = objectAt(status, 'state', 'terminated');
  const failed = numberAt(terminated, 'exitCode') ?? 0;
  return failed === 0 ? undefined : `${name} ended with exit code ${failed}`;
}

function ending(status: JsonObject): string {
  const last = objectAt(status, 'lastState', 'terminated');
  const code = numberAt(last, 'exitCode');
  if (code === undefined) return '';
  const reason = textAt(last, 'reason');
  return reason === '' || reason === 'Error' ? ` with exit code ${code}` : ` (${reason}, exit code ${code})`;
}

/** The image as written in the Pod, not as completed by the kubelet. */
function imageOf(pod: JsonObject, container: string): string {
  const all = [...objectsAt(pod, 'spec', 'initContainers'), ...objectsAt(pod, 'spec', 'containers')];
  return textAt(
    all.find(({ name }) => name === container),
    'image',
  );
}

/** The reason why an object that should have Pods has none. */
function creationTrouble(object: JsonObject, world: World): string | undefined {
  const uid = textAt(object, 'metadata', 'uid');
  for (const one of [object, ...world.ownedBy(uid, 'replicasets.apps')]) {
    const message = textAt(conditionOf(one, 'ReplicaFailure'), 'message');
    if (message !== '') return message;
  }
  return undefined;
}

function conditionOf(object: JsonObject, type: string): JsonObject | undefined {
  return objectsAt(object, 'status', 'conditions').find((condition) => condition.type === type);
}
