import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf } from '../../label-selector.ts';
import type { Controller } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { controllerReference } from '../owner.ts';
import { MANAGED_BY, SERVICE_NAME } from './endpoint-slice.ts';
import { selectsPods } from './service-pods.ts';
import { deleteSlice, writeSlices } from './slice-plan.ts';

const RESOURCE = 'endpointslices.discovery.k8s.io';
const MANAGER = 'endpointslicemirroring-controller.k8s.io';
const SKIP = 'endpointslice.kubernetes.io/skip-mirror';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Mirrors manually created Endpoints of Services without a selector.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export const endpointSliceMirroring: Controller = {
  name: 'endpointslicemirroring-controller',
  component: 'endpoint-slice-mirroring-controller',
  watches: [
    itself('endpoints'),
    itself('services'),
    {
      resource: RESOURCE,
      keys: (slice) =>
        labelsOf(slice)[MANAGED_BY] === MANAGER
          ? [`${textAt(slice, 'metadata', 'namespace')}/${textAt(labelsOf(slice), SERVICE_NAME)}`]
          : [],
    },
  ],
  reconcile: (key, world) => {
    const [namespace, name] = splitKey(key);
    const service = world.get('services', namespace, name);
    const written = world.get('endpoints', namespace, name);
    const stored = world
      .list(RESOURCE, namespace)
      .filter((slice) => labelsOf(slice)[MANAGED_BY] === MANAGER && labelsOf(slice)[SERVICE_NAME] === name);
    const mirrors =
      service !== undefined &&
      written !== undefined &&
      !selectsPods(service) &&
      labelsOf(written)[SKIP] !== 'true' &&
      textAt(service, 'spec', 'type') !== 'ExternalName';
    if (!mirrors || written === undefined) return { writes: stored.map(deleteSlice) };
    return { writes: (['IPv4', 'IPv6'] as const).flatMap((family) => mirror(written, stored, family)) };
  },
};

function mirror(written: JsonObject, stored: readonly JsonObject[], family: 'IPv4' | 'IPv6') {
  const groups = objectsAt(written, 'subsets').map((subset) => ({
    ports: objectsAt(subset, 'ports').map(({ name = '', ...port }) => ({ name, protocol: 'TCP', ...port })),
    endpoints: [
      ...objectsAt(subset, 'addresses').map((address) => endpointOf(address, true)),
      ...objectsAt(subset, 'notReadyAddresses').map((address) => endpointOf(address, false)),
    ].filter(({ addresses }) => String(addresses).includes(':') === (family === 'IPv6')),
  }));
  const slices = stored.filter(({ addressType }) => addressType === family);
  const held = groups.filter(({ endpoints }) => endpoints.length > 0);
  if (held.length === 0) return slices.map(deleteSlice);
  return writeSlices(slices, { empty: emptySlice(written, family), groups: held, trigger: () => ({}) });
}

function endpointOf({ ip = '', hostname, nodeName, targetRef }: JsonObject, ready: boolean): JsonObject {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname !== undefined && { hostname }),
    ...(nodeName !== undefined && { nodeName }),
    ...(targetRef !== undefined && { targetRef }),
  };
}

function emptySlice(written: JsonObject, family: string): JsonObject {
  const name = textAt(written, 'metadata', 'name');
  const { [LAST_APPLIED]: _, ...annotations } = objectAt(written, 'metadata', 'annotations');
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace: textAt(written, 'metadata', 'namespace'),
      labels: { ...labelsOf(written), [SERVICE_NAME]: name, [MANAGED_BY]: MANAGER },
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerReference(written)],
    },
    addressType: family,
  };
}
