import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { type Listed, listRelated } from './related.ts';

const MOST = 3;

/** Fetches the EndpointSlices of a Service. */
export function* slicesOfService(namespace: string, service: string): Running<Listed> {
  const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
  return yield* listRelated(path, [['labelSelector', `kubernetes.io/service-name=${service}`]], 0);
}

/** The first ready addresses of a Service's port, and the number of others. @param port the port's name; empty for a port without a name */
export function endpointsText(slices: readonly JsonObject[], port: string): string {
  if (slices.length === 0) return '<none>';
  const found = slices.flatMap((slice) => {
    const ready = objectsAt(slice, 'endpoints').filter((one) => objectAt(one, 'conditions').ready !== false);
    const addresses = ready.map((one) => String(listAt(one, 'addresses')[0]));
    const ports = objectsAt(slice, 'ports');
    if (ports.length === 0) return addresses;
    return ports
      .filter((one) => textAt(one, 'name') === port)
      .flatMap((one) => addresses.map((address) => joined(address, numberAt(one, 'port') ?? 0)));
  });
  const text = found.slice(0, MOST).join(',');
  return found.length > MOST ? `${text} + ${found.length - MOST} more...` : text;
}

function joined(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
