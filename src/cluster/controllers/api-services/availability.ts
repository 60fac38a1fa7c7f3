import { isObject, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { readyAddresses } from '../../network/endpoints.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Controller } from '../controller.ts';
import { writeStatus } from '../status-write.ts';

const SERVICE_NAME = 'kubernetes.io/service-name';
const API_SERVICES = 'apiservices.apiregistration.k8s.io';

/**
 * Reports in each APIService whether its server answers; the API server's own ones always do.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
 */
export const apiServiceAvailability: Controller = {
  name: 'api-service-availability',
  user: { name: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] },
  manager: 'kube-apiserver',
  watches: [
    {
      resource: API_SERVICES,
      keys: (object) => (serviceOf(object) ? [nameOf(object)] : []),
    },
    { resource: 'services', keys: (service, world) => servedBy(service, nameOf(service), world) },
    {
      resource: 'endpointslices.discovery.k8s.io',
      keys: (slice, world) => servedBy(slice, textAt(slice, 'metadata', 'labels', SERVICE_NAME), world),
    },
  ],
  reconcile: (key, world) => {
    const object = world.get(API_SERVICES, '', key);
    const service = object && serviceOf(object);
    if (object === undefined || service === undefined) return { writes: [] };
    const condition = judge(service, world);
    const before = conditionOf(objectAt(object, 'status'), 'Available');
    const lastTransitionTime =
      before?.status === condition.status ? (before?.lastTransitionTime ?? '') : timeText(world.now);
    return {
      writes: writeStatus(API_SERVICES, object, { conditions: [{ ...condition, lastTransitionTime }] }),
    };
  },
};

/** The names of the APIServices that are served by the Service with a name in the object's namespace. */
function servedBy(object: JsonObject, name: string, world: World): string[] {
  const namespace = textAt(object, 'metadata', 'namespace');
  return world
    .list(API_SERVICES)
    .filter((one) => {
      const service = serviceOf(one);
      return textAt(service, 'name') === name && textAt(service, 'namespace') === namespace;
    })
    .map(nameOf);
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

function serviceOf(object: JsonObject): JsonObject | undefined {
  const { service } = objectAt(object, 'spec');
  return isObject(service) ? service : undefined;
}

function judge(reference: JsonObject, world: World): JsonObject {
  const [namespace, name] = [textAt(reference, 'namespace'), textAt(reference, 'name')];
  const service = world.get('services', namespace, name);
  const no = (reason: string, message: string) => ({ type: 'Available', status: 'False', reason, message });
  if (service === undefined) return no('ServiceNotFound', `service/${name} in "${namespace}" is not present`);
  if (readyAddresses(service, world).length === 0)
    return no(
      'MissingEndpoints',
      `endpoints for service/${name} in "${namespace}" have no addresses with port name "https"`,
    );
  return { type: 'Available', status: 'True', reason: 'Passed', message: 'all checks passed' };
}
