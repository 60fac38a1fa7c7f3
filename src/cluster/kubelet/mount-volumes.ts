import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { isBound, podClaims } from '../volumes/pod-claims.ts';
import type { World } from '../world.ts';
import type { Sync } from './sync.ts';

/** The CA bundle that every namespace gets shortly after its creation. Pods do not wait for it here. */
const ROOT_CA = 'kube-root-ca.crt';

/** The reason, as in the event, why a volume of a Pod cannot be mounted, or `undefined` if all can. */
export function mountProblem({ pod, world }: Sync): string | undefined {
  const claims = claimProblem(pod, world);
  if (claims !== undefined) return claims;
  for (const volume of objectsAt(pod, 'spec', 'volumes')) {
    const why = sourceProblem(volume, textAt(pod, 'metadata', 'namespace'), world);
    if (why !== undefined) return `MountVolume.SetUp failed for volume "${textAt(volume, 'name')}" : ${why}`;
  }
  return undefined;
}

function claimProblem(pod: JsonObject, world: World): string | undefined {
  const volume = objectsAt(pod, 'spec', 'volumes').find((v) => isObject(v.persistentVolumeClaim));
  if (volume === undefined) return undefined;
  const found = podClaims(pod, world);
  const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
  const place = `${textAt(pod, 'metadata', 'namespace')}/${name}`;
  const unmounted = `Unable to attach or mount volumes: unmounted volumes=[${textAt(volume, 'name')}], unattached volumes=[], failed to process volumes=[${textAt(volume, 'name')}]: error processing PVC ${place}:`;
  if ('problem' in found)
    return `${unmounted} failed to fetch PVC from API server: ${found.problem.replace('persistentvolumeclaim ', 'persistentvolumeclaims ')}`;
  return found.claims.every(isBound) ? undefined : `${unmounted} PVC is not bound`;
}

function sourceProblem(volume: JsonObject, namespace: string, world: World): string | undefined {
  if (isObject(volume.configMap))
    return dataProblem('configmap', volume.configMap, textAt(volume.configMap, 'name'), namespace, world);
  if (isObject(volume.secret))
    return dataProblem('secret', volume.secret, textAt(volume.secret, 'secretName'), namespace, world);
  for (const source of objectsAt(volume, 'projected', 'sources')) {
    for (const [key, kind] of [
      ['configMap', 'configmap'],
      ['secret', 'secret'],
    ] as const) {
      const of = source[key];
      if (!isObject(of) || textAt(of, 'name') === ROOT_CA) continue;
      const why = dataProblem(kind, of, textAt(of, 'name'), namespace, world);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

function dataProblem(
  kind: 'configmap' | 'secret',
  source: JsonObject,
  name: string,
  namespace: string,
  world: World,
): string | undefined {
  const found = world.get(`${kind}s`, namespace, name);
  if (source.optional === true) return undefined;
  if (found === undefined) return `${kind} "${name}" not found`;
  const keys = { ...objectAt(found, 'data'), ...objectAt(found, 'binaryData') };
  const missing = objectsAt(source, 'items').find((item) => !(textAt(item, 'key') in keys));
  if (missing === undefined) return undefined;
  return `references non-existent ${kind === 'configmap' ? 'config' : 'secret'} key: ${textAt(missing, 'key')}`;
}
