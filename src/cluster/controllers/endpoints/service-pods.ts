import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { includesLabels, labelsOf } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Watch } from '../controller.ts';
import { isDeleting } from '../owner.ts';
import { hasEnded, isReady } from '../pod-state.ts';

export const HEADLESS = 'service.kubernetes.io/headless';
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';

/** A Pod concerns the Services that select it, and those that did so before. */
export const podsOfServices: Watch = {
  resource: 'pods',
  keys: (pod, world, before) => {
    const now = selecting(pod, world);
    return before === undefined || before.metadata === pod.metadata
      ? now
      : [...new Set([...now, ...selecting(before, world)])];
  },
};

function selecting(pod: JsonObject, world: World): string[] {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const labels = labelsOf(pod);
  return world
    .list('services', namespace)
    .filter(
      (service) => selectsPods(service) && includesLabels(labels, objectAt(service, 'spec', 'selector')),
    )
    .map((service) => `${namespace}/${textAt(service, 'metadata', 'name')}`);
}

/** Whether endpoints are made for a Service: it has a selector and is no mere name of another host. */
export function selectsPods(service: JsonObject): boolean {
  const { selector, type } = objectAt(service, 'spec');
  return typeof selector === 'object' && Object.keys(selector ?? {}).length > 0 && type !== 'ExternalName';
}

export function isHeadless(service: JsonObject): boolean {
  return textAt(service, 'spec', 'clusterIP') === 'None';
}

/** The Pods that a Service selects and that have an address: those that have not ended. */
export function podsBehind(service: JsonObject, world: World): JsonObject[] {
  const selector = objectAt(service, 'spec', 'selector');
  return world
    .list('pods', textAt(service, 'metadata', 'namespace'))
    .filter(
      (pod) =>
        includesLabels(labelsOf(pod), selector) && !hasEnded(pod) && textAt(pod, 'status', 'podIP') !== '',
    );
}

/** The addresses of a Pod in one family. */
export function addressesOf(pod: JsonObject, family: 'IPv4' | 'IPv6'): string[] {
  const all = objectsAt(pod, 'status', 'podIPs').map(({ ip }) => String(ip));
  const known = all.length > 0 ? all : [textAt(pod, 'status', 'podIP')];
  return known.filter((ip) => ip.includes(':') === (family === 'IPv6'));
}

/** Whether a Service counts a Pod as ready, as one that serves, or as one that is about to go. */
export function readinessOf(service: JsonObject, pod: JsonObject): JsonObject {
  const always = objectAt(service, 'spec').publishNotReadyAddresses === true;
  const serving = isReady(pod);
  const terminating = isDeleting(pod);
  return { ready: always || (serving && !terminating), serving, terminating };
}

/** The ports of a Service as one Pod has them; a port by a name that the Pod does not have is left out. */
export function portsOn(service: JsonObject, pod: JsonObject): JsonObject[] {
  return objectsAt(service, 'spec', 'ports').flatMap((port) => {
    const { name = '', protocol = 'TCP', appProtocol, targetPort } = port;
    const number = typeof targetPort === 'string' ? namedPort(pod, targetPort, String(protocol)) : targetPort;
    if (number === undefined) return [];
    return [
      { name, protocol, port: number || (port.port ?? 0), ...(appProtocol !== undefined && { appProtocol }) },
    ];
  });
}

function namedPort(pod: JsonObject, name: string, protocol: string): number | undefined {
  const sidecars = objectsAt(pod, 'spec', 'initContainers').filter((one) => one.restartPolicy === 'Always');
  for (const container of [...objectsAt(pod, 'spec', 'containers'), ...sidecars])
    for (const port of objectsAt(container, 'ports'))
      if (port.name === name && (port.protocol ?? 'TCP') === protocol) return numberAt(port, 'containerPort');
  return undefined;
}

/** The host name by which a Pod is found below a Service. */
export function hostnameOf(service: JsonObject, pod: JsonObject): string | undefined {
  const name = textAt(pod, 'spec', 'hostname');
  const isBelow = textAt(pod, 'spec', 'subdomain') === textAt(service, 'metadata', 'name');
  return name !== '' && isBelow ? name : undefined;
}

export function podReference(pod: JsonObject): JsonObject {
  const { namespace, name, uid } = objectAt(pod, 'metadata');
  return { kind: 'Pod', namespace: namespace ?? '', name: name ?? '', uid: uid ?? '' };
}

/** When the readiness of the first of some Pods changed; `undefined` where there are none. */
export function earliestChange(pods: readonly JsonObject[]): string | undefined {
  const times = pods
    .map((pod) => textAt(conditionOf(objectAt(pod, 'status'), 'Ready'), 'lastTransitionTime'))
    .filter((time) => time !== '')
    .sort();
  return times[0];
}

/** The families in which a Service has addresses. */
export function familiesOf(service: JsonObject): ('IPv4' | 'IPv6')[] {
  const families = listAt(service, 'spec', 'ipFamilies').filter(
    (family) => family === 'IPv4' || family === 'IPv6',
  );
  return families.length === 0 ? ['IPv4'] : families;
}
