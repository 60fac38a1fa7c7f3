import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';

const SERVICE_NAME = 'kubernetes.io/service-name';

/** An address that serves a Service's port. */
export interface ServingEndpoint {
  readonly address: string;
  readonly port: number;
  /** The name of its DNS record under the Service. */
  readonly hostname: string;
}

/** The ready endpoints of a Service for the port with a name; for a Service without ports, port 0. */
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

/** The addresses of a Service's ready endpoints without duplicates; all endpoints if it publishes those that are not ready. */
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
