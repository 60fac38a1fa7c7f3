import { type JsonObject, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The addresses of a load balancer, sorted and without duplicates. */
export function loadBalancerAddresses(object: JsonObject): readonly string[] {
  const addresses = objectsAt(object, 'status', 'loadBalancer', 'ingress').map(
    (ingress) => textAt(ingress, 'ip') || textAt(ingress, 'hostname'),
  );
  return [...new Set(addresses.filter((address) => address !== ''))].sort();
}
