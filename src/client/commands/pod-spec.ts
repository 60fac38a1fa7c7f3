import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { failure } from '../kubectl-failure.ts';

/** The path of the Pod or the Pod template in an object, by kind. */
const TEMPLATE: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};
const WITH_TEMPLATE = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'ReplicationController',
];

/** The path to the Pod spec in an object; `undefined` if it has none. */
export function podSpecPath(object: JsonObject): readonly string[] | undefined {
  const kind = textAt(object, 'kind');
  if (WITH_TEMPLATE.includes(kind)) return ['spec', 'template', 'spec'];
  const known = Object.entries(TEMPLATE).find(([name]) => name === kind)?.[1];
  return known === undefined ? undefined : [...known, 'spec'];
}

/** A copy of an object with a changed Pod spec. @throws KubectlFailure for an object without a Pod spec. */
export function withPodSpec(object: JsonObject, change: (spec: JsonObject) => JsonObject): JsonObject {
  const path = podSpecPath(object);
  if (path === undefined)
    throw failure(`the object is not a pod or does not have a pod template: ${textAt(object, 'kind')}`);
  return changed(object, path, change);
}

function changed(
  object: JsonObject,
  path: readonly string[],
  change: (value: JsonObject) => JsonObject,
): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return change(object);
  return { ...object, [key]: changed(objectAt(object, key), rest, change) };
}

/** Matches container names against a pattern; `*` stands for any text. */
export function containerPattern(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`);
  return (name) => whole.test(name);
}

/** Changes the containers that a test selects, and also init containers if requested. */
export function withContainers(
  spec: JsonObject,
  lists: readonly ('containers' | 'initContainers')[],
  change: (container: JsonObject) => JsonObject,
): JsonObject {
  const copy = { ...spec };
  for (const list of lists) if (Array.isArray(spec[list])) copy[list] = objectsAt(spec, list).map(change);
  return copy;
}
