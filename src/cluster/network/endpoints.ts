import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';

const SERVICE_NAME = 'kubernetes.io/service-name';

/** One address that serves a service's port. */
export interface ServingEndpoint {
  readonly address: string;
  readonly port: number;
  /** The name that DNS gives it below its service. */
  readonly hostname: string;
}

/** The ready endpoints of a service for one of its ports, by the port's name; without ports, port 0. */
export function readyEndpoints(service: JsonObject, portName: string, world: World): ServingEndpoint[] {
  return slicesOf(service, world).flatMap((slice) => {
    const ports = objectsAt(slice, 'ports').filter((port) => textAt(port, 'name') === portName);
    const numbers = objectsAt(slice, 'ports').length === 0 ? [0] : ports.map((p) => numberAt(p, 'port') ?? 0);
    return objectsAt(slice, 'endpoints')
      .filter((endpoint) => objectAt(endpoint, 'conditions').ready !== false)
      .flatMap((endpoint) =>
        listAt(endpoint, 'addresses').flatMap((address) =>
          numbers.map((port) => ({ address: String(address), port, hostname: textAt(endpoint, 'hostname') })),
        ),
      );
  });
}

/** The addresses of a service's ready endpoints, each once; all that it publishes where it says so. */
export function readyAddresses(service: JsonObject, world: World): ServingEndpoint[] {
  const found = new Map<string, ServingEndpoint>();
  for (const slice of slicesOf(service, world))
    for (const endpoint of objectsAt(slice, 'endpoints')) {
      if (objectAt(endpoint, 'conditions').ready === false) continue;
      for (const address of listAt(endpoint, 'addresses').map(String))
        found.set(address, { address, port: 0, hostname: textAt(endpoint, 'hostname') });
    }
  return [...found.values()];
}

function slicesOf(service: JsonObject, world: World): JsonObject[] {
  const { name, namespace } = objectAt(service, 'metadata');
  return world
    .list('endpointslices.discovery.k8s.io', String(namespace))
    .filter((slice) => textAt(slice, 'metadata', 'labels', SERVICE_NAME) === name);
}
