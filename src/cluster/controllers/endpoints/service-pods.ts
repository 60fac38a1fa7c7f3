import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { includesLabels, labelsOf } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Controller, Watch, Write } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { hasEnded, isReady } from '../pod-state.ts';

export const HEADLESS = 'service.kubernetes.io/headless';
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';

interface ServiceFollower {
  readonly name: string;
  /** The Services that a change of the maintained objects affects. */
  readonly own: Watch;
  /** The writes that update the objects maintained for a Service. */
  sync(service: JsonObject, world: World): readonly Write[];
  /** The writes to make if there is no Service with a name. */
  orphaned?(namespace: string, name: string, world: World): readonly Write[];
}

/** A controller that maintains objects for each Service that selects Pods. */
export function serviceFollower({ name, own, sync, orphaned }: ServiceFollower): Controller {
  return {
    name,
    watches: [itself('services'), podsOfServices, own],
    reconcile: (key, world) => {
      const place = splitKey(key);
      const service = world.get('services', ...place);
      if (service === undefined) return { writes: orphaned?.(...place, world) ?? [] };
      return { writes: selectsPods(service) ? sync(service, world) : [] };
    },
  };
}

/** Queues the Services that select a changed Pod, and those that selected it before. */
const podsOfServices: Watch = {
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

/** Whether endpoints are maintained for a Service: it has a selector and is not an ExternalName. */
export function selectsPods(service: JsonObject): boolean {
  const { selector, type } = objectAt(service, 'spec');
  return typeof selector === 'object' && Object.keys(selector ?? {}).length > 0 && type !== 'ExternalName';
}

export function isHeadless(service: JsonObject): boolean {
  return textAt(service, 'spec', 'clusterIP') === 'None';
}

/** The Pods that a Service selects that have an address and have not ended. */
export function podsBehind(service: JsonObject, world: World): JsonObject[] {
  const selector = objectAt(service, 'spec', 'selector');
  return world
    .list('pods', textAt(service, 'metadata', 'namespace'))
    .filter(
      (pod) =>
        includesLabels(labelsOf(pod), selector) && !hasEnded(pod) && textAt(pod, 'status', 'podIP') !== '',
    );
}

/** The addresses of a Pod in one IP family. */
export function addressesOf(pod: JsonObject, family: 'IPv4' | 'IPv6'): string[] {
  const all = objectsAt(pod, 'status', 'podIPs').map(({ ip }) => String(ip));
  const known = all.length > 0 ? all : [textAt(pod, 'status', 'podIP')];
  return known.filter((ip) => ip.includes(':') === (family === 'IPv6'));
}

/** The conditions `ready`, `serving` and `terminating` of a Pod as an endpoint of a Service. */
export function readinessOf(service: JsonObject, pod: JsonObject): JsonObject {
  const always = objectAt(service, 'spec').publishNotReadyAddresses === true;
  const serving = isReady(pod);
  const terminating = isDeleting(pod);
  return { ready: always || (serving && !terminating), serving, terminating };
}

/** The ports of a Service on one Pod; a named port that the Pod does not have is omitted. */
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

/** The fields of a Pod in an endpoint, apart from its addresses and conditions: its host name, its node and the reference to it. */
export function podReference(service: JsonObject, pod: JsonObject): JsonObject {
  const host = textAt(pod, 'spec', 'hostname');
  const isBelow = textAt(pod, 'spec', 'subdomain') === textAt(service, 'metadata', 'name');
  const nodeName = textAt(pod, 'spec', 'nodeName');
  const { namespace = '', name = '', uid = '' } = objectAt(pod, 'metadata');
  return {
    ...(host !== '' && isBelow && { hostname: host }),
    ...(nodeName !== '' && { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

/** The earliest time at which the readiness of one of these Pods changed, or `undefined` if there are none. */
export function earliestChange(pods: readonly JsonObject[]): string | undefined {
  const times = pods
    .map((pod) => textAt(conditionOf(objectAt(pod, 'status'), 'Ready'), 'lastTransitionTime'))
    .filter((time) => time !== '')
    .sort();
  return times[0];
}

/** The IP families of a Service's addresses. */
export function familiesOf(service: JsonObject): ('IPv4' | 'IPv6')[] {
  const families = listAt(service, 'spec', 'ipFamilies').filter(
    (family) => family === 'IPv4' || family === 'IPv6',
  );
  return families.length === 0 ? ['IPv4'] : families;
}
