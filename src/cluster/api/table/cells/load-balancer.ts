import { type JsonObject, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The addresses by which a load balancer is reached, each once, in order. */
export function loadBalancerAddresses(object: JsonObject): readonly string[] {
  const addresses = objectsAt(object, 'status', 'loadBalancer', 'ingress').map(
    (ingress) => textAt(ingress, 'ip') || textAt(ingress, 'hostname'),
  );
  return [...new Set(addresses.filter((address) => address !== ''))].sort();
}
