import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import type { World } from '../../world.ts';
import type { Write } from '../controller.ts';
import { itself } from '../object-key.ts';
import {
  addressesOf,
  earliestChange,
  familiesOf,
  HEADLESS,
  isHeadless,
  podReference,
  podsBehind,
  portsOn,
  readinessOf,
  serviceFollower,
  TRIGGER_TIME,
} from './service-pods.ts';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const OWN_LABELS: readonly string[] = [HEADLESS, MANAGED_BY];

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#endpoints */
export const endpoints = serviceFollower({
  name: 'endpoint-controller',
  own: itself('endpoints'),
  sync,
  orphaned: (namespace, name, world) => {
    const stored = world.get('endpoints', namespace, name);
    const isOurs = stored !== undefined && textAt(stored, 'metadata', 'labels', MANAGED_BY) !== '';
    return isOurs ? [{ do: 'delete', resource: 'endpoints', namespace, name, next: () => [] }] : [];
  },
});

function sync(service: JsonObject, world: World): Write[] {
  const { namespace = '', name = '' } = objectAt(service, 'metadata');
  const stored = world.get('endpoints', String(namespace), String(name));
  const publishes = objectAt(service, 'spec').publishNotReadyAddresses === true;
  const pods = podsBehind(service, world).filter(
    (pod) => publishes || readinessOf(service, pod).terminating === false,
  );
  const subsets = subsetsOf(service, pods);
  const labels = {
    ...without(objectAt(service, 'metadata', 'labels'), OWN_LABELS),
    [MANAGED_BY]: 'endpoint-controller',
    ...(isHeadless(service) && { [HEADLESS]: '' }),
  };
  const known = stored && objectAt(stored, 'metadata', 'labels');
  if (stored !== undefined && sameValue(sorted(stored), sorted({ subsets })) && sameValue(known, labels))
    return [];
  const trigger =
    stored === undefined
      ? textAt(service, 'metadata', 'creationTimestamp')
      : earliestChange(
          pods.filter((pod) => !isListed(stored, pod, service) && !inSlices(service, pod, world)),
        );
  const annotations = {
    ...without(objectAt(stored, 'metadata', 'annotations'), [TRIGGER_TIME]),
    ...(trigger !== undefined && { [TRIGGER_TIME]: trigger }),
  };
  const { annotations: _, ...metadata } = objectAt(stored, 'metadata');
  const object: JsonObject = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...metadata,
      name,
      namespace,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...(subsets.length > 0 && { subsets }),
  };
  return [{ do: stored === undefined ? 'create' : 'update', resource: 'endpoints', object }];
}

function sorted(of: JsonObject): string[] {
  return objectsAt(of, 'subsets')
    .flatMap((subset) =>
      ['addresses', 'notReadyAddresses'].flatMap((list) =>
        objectsAt(subset, list).map((address) => JSON.stringify([list, canonical(address), ports(subset)])),
      ),
    )
    .sort();
}

function canonical(address: JsonObject): unknown {
  const { ip, hostname, nodeName, targetRef } = address;
  return [ip, hostname, nodeName, objectAt({ targetRef: targetRef ?? null }, 'targetRef').uid];
}

function ports(subset: JsonObject): string[] {
  return objectsAt(subset, 'ports')
    .map(({ name, port, protocol, appProtocol }) => JSON.stringify([name ?? '', port, protocol, appProtocol]))
    .sort();
}

function without(of: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));
}

/** Whether the Endpoints object already lists a Pod in its current state. */
function isListed(stored: JsonObject, pod: JsonObject, service: JsonObject): boolean {
  const list = readinessOf(service, pod).ready === true ? 'addresses' : 'notReadyAddresses';
  const { uid } = objectAt(pod, 'metadata');
  return objectsAt(stored, 'subsets').some((subset) =>
    objectsAt(subset, list).some((address) => objectAt(address, 'targetRef').uid === uid),
  );
}

/**
 * Whether a slice of the Service already contains the Pod with its current readiness, so that something else has changed now, such as a
 * port that the Pod lacked.
 */
function inSlices(service: JsonObject, pod: JsonObject, world: World): boolean {
  const { uid } = objectAt(pod, 'metadata');
  return world
    .ownedBy(textAt(service, 'metadata', 'uid'), 'endpointslices.discovery.k8s.io')
    .flatMap((slice) => objectsAt(slice, 'endpoints'))
    .some(
      (endpoint) =>
        objectAt(endpoint, 'targetRef').uid === uid &&
        objectAt(endpoint, 'conditions').serving === readinessOf(service, pod).serving,
    );
}

/** Groups addresses with the same ports, and lists those that are not ready separately. */
function subsetsOf(service: JsonObject, pods: readonly JsonObject[]): JsonObject[] {
  const [family = 'IPv4'] = familiesOf(service);
  const groups = new Map<string, { ports: JsonObject[]; ready: JsonObject[]; notReady: JsonObject[] }>();
  for (const pod of pods) {
    const [ip] = addressesOf(pod, family);
    const found = portsOn(service, pod).map(({ name, ...rest }) => ({
      ...(name !== '' && { name }),
      ...rest,
    }));
    if (ip === undefined || (found.length === 0 && !isHeadless(service))) continue;
    const key = JSON.stringify(found);
    const group = groups.get(key) ?? { ports: found as JsonObject[], ready: [], notReady: [] };
    groups.set(key, group);
    (readinessOf(service, pod).ready === true ? group.ready : group.notReady).push({
      ip,
      ...podReference(service, pod),
    });
  }
  return [...groups.values()].map((group) => ({
    ...(group.ready.length > 0 && { addresses: group.ready.sort(byAddress) }),
    ...(group.notReady.length > 0 && { notReadyAddresses: group.notReady.sort(byAddress) }),
    ...(group.ports.length > 0 && { ports: group.ports }),
  }));
}

function byAddress(a: JsonObject, b: JsonObject): number {
  return textAt(a, 'ip') < textAt(b, 'ip') ? -1 : 1;
}
