import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import type { Write } from '../controller.ts';
import { controllerReference } from '../owner.ts';
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
import { writeSlices } from './slice-plan.ts';

const RESOURCE = 'endpointslices.discovery.k8s.io';
export const SERVICE_NAME = 'kubernetes.io/service-name';
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MANAGER = 'endpointslice-controller.k8s.io';
const ZONE = 'topology.kubernetes.io/zone';

/** @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export const endpointSlice = serviceFollower({
  name: 'endpointslice-controller',
  own: { resource: RESOURCE, keys: slicesService },
  sync: (service, world) => {
    const pods = podsBehind(service, world);
    const stored = world
      .ownedBy(textAt(service, 'metadata', 'uid'), RESOURCE)
      .filter((slice) => labelsOf(slice)[MANAGED_BY] === MANAGER);
    return familiesOf(service).flatMap((family) => syncFamily({ service, pods, family, stored }, world));
  },
});

function slicesService(slice: JsonObject): string[] {
  const labels = labelsOf(slice);
  if (labels[MANAGED_BY] !== MANAGER) return [];
  return [`${textAt(slice, 'metadata', 'namespace')}/${textAt(labels, SERVICE_NAME)}`];
}

interface SliceWork {
  readonly service: JsonObject;
  readonly pods: readonly JsonObject[];
  readonly family: 'IPv4' | 'IPv6';
  readonly stored: readonly JsonObject[];
}

function syncFamily({ service, pods, family, stored }: SliceWork, world: World): Write[] {
  const slices = stored.filter(({ addressType }) => addressType === family);
  const groups = new Map<string, { ports: JsonObject[]; endpoints: JsonObject[] }>();
  for (const pod of pods) {
    const addresses = addressesOf(pod, family);
    if (addresses.length === 0) continue;
    const ports = portsOn(service, pod);
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    groups.set(key, group);
    group.endpoints.push(endpointOf(service, pod, addresses, world));
  }
  const byUid = new Map(pods.map((pod) => [textAt(pod, 'metadata', 'uid'), pod]));
  return writeSlices(slices, {
    empty: emptySlice(service, family),
    groups: [...groups.values()],
    trigger: (slice, endpoints) => {
      if (slice === undefined) return { [TRIGGER_TIME]: textAt(service, 'metadata', 'creationTimestamp') };
      const changed = endpoints
        .filter((endpoint) => !isKnown(slices, endpoint))
        .map((endpoint) => byUid.get(textAt(endpoint, 'targetRef', 'uid')))
        .filter((pod) => pod !== undefined);
      return { [TRIGGER_TIME]: earliestChange(changed) ?? null };
    },
  });
}

/** Whether a slice already contains this endpoint with the same readiness. */
function isKnown(slices: readonly JsonObject[], endpoint: JsonObject): boolean {
  const uid = textAt(endpoint, 'targetRef', 'uid');
  return slices.some((slice) =>
    objectsAt(slice, 'endpoints').some(
      (known) =>
        textAt(known, 'targetRef', 'uid') === uid &&
        objectAt(known, 'conditions').serving === objectAt(endpoint, 'conditions').serving,
    ),
  );
}

function emptySlice(service: JsonObject, family: string): JsonObject {
  const name = textAt(service, 'metadata', 'name');
  const { [HEADLESS]: _, [MANAGED_BY]: _by, [SERVICE_NAME]: _name, ...labels } = labelsOf(service);
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace: textAt(service, 'metadata', 'namespace'),
      labels: {
        ...labels,
        ...(isHeadless(service) && { [HEADLESS]: '' }),
        [SERVICE_NAME]: name,
        [MANAGED_BY]: MANAGER,
      },
      ownerReferences: [controllerReference(service)],
    },
    addressType: family,
  };
}

function endpointOf(service: JsonObject, pod: JsonObject, addresses: string[], world: World): JsonObject {
  const node = world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
  const zone = node && labelsOf(node)[ZONE];
  return {
    addresses,
    conditions: readinessOf(service, pod),
    ...podReference(service, pod),
    ...(zone !== undefined && { zone }),
  };
}
