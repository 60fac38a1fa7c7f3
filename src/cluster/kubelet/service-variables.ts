import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { perObject } from '../../kubernetes/per-object.ts';
import type { World } from '../world.ts';

type Variable = readonly [name: string, value: string];

/**
 * The environment variables for the Services of a Pod's namespace; those for the API server's Service are always included.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export function serviceVariables(pod: JsonObject, world: World): readonly Variable[] {
  const api = world.get('services', 'default', 'kubernetes');
  const links = objectAt(pod, 'spec').enableServiceLinks !== false;
  const services = links ? world.list('services', textAt(pod, 'metadata', 'namespace')) : [];
  return [...services.filter((s) => s !== api), ...(api === undefined ? [] : [api])].flatMap(variablesOf);
}

/** Cached for each Service, since stored objects do not change. */
const variablesOf = perObject((service: JsonObject): readonly Variable[] => {
  const address = textAt(service, 'spec', 'clusterIP');
  const ports = objectsAt(service, 'spec', 'ports');
  const [first] = ports;
  if (address === '' || address === 'None' || first === undefined) return [];
  const prefix = variableName(textAt(service, 'metadata', 'name'));
  const found: Variable[] = [
    [`${prefix}_SERVICE_HOST`, address],
    [`${prefix}_SERVICE_PORT`, String(numberAt(first, 'port'))],
  ];
  for (const port of ports)
    if (textAt(port, 'name') !== '')
      found.push([
        `${prefix}_SERVICE_PORT_${variableName(textAt(port, 'name'))}`,
        String(numberAt(port, 'port')),
      ]);
  const url = (port: JsonObject) =>
    `${textAt(port, 'protocol').toLowerCase() || 'tcp'}://${address}:${numberAt(port, 'port')}`;
  found.push([`${prefix}_PORT`, url(first)]);
  for (const port of ports) {
    const protocol = textAt(port, 'protocol') || 'TCP';
    const own = `${prefix}_PORT_${numberAt(port, 'port')}_${protocol}`;
    found.push(
      [own, url(port)],
      [`${own}_PROTO`, protocol.toLowerCase()],
      [`${own}_PORT`, String(numberAt(port, 'port'))],
      [`${own}_ADDR`, address],
    );
  }
  return found;
});

function variableName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
