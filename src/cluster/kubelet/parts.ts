import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { PodPart } from './sync.ts';

/** The init containers and sidecars of a Pod, in order. */
export function initParts(pod: JsonObject): PodPart[] {
  return objectsAt(pod, 'spec', 'initContainers').map((spec) => ({
    spec,
    kind: textAt(spec, 'restartPolicy') === 'Always' ? 'sidecar' : 'init',
  }));
}

export function appParts(pod: JsonObject): PodPart[] {
  return objectsAt(pod, 'spec', 'containers').map((spec) => ({ spec, kind: 'app' }));
}

export function debugParts(pod: JsonObject): PodPart[] {
  return objectsAt(pod, 'spec', 'ephemeralContainers').map((spec) => ({ spec, kind: 'debug' }));
}

/** All containers of a Pod. */
export function allParts(pod: JsonObject): PodPart[] {
  return [...initParts(pod), ...appParts(pod), ...debugParts(pod)];
}

export function nameOf({ spec }: PodPart): string {
  return textAt(spec, 'name');
}

/** The field path of a container in its Pod, as in events: `spec.initContainers{setup}`. */
export function fieldPathOf(part: PodPart): string {
  const list = {
    init: 'initContainers',
    sidecar: 'initContainers',
    app: 'containers',
    debug: 'ephemeralContainers',
  };
  return `spec.${list[part.kind]}{${nameOf(part)}}`;
}
