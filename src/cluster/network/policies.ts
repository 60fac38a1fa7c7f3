import {
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { selectsLabels } from '../label-selector.ts';
import type { World } from '../world.ts';
import { inBlock } from './addresses.ts';

/** One end of a connection: a Pod, or an address outside all Pods. */
export interface Peer {
  readonly pod?: JsonObject;
  readonly address: string;
}

/** The port and protocol of a connection. */
export interface PolicyPort {
  readonly port: number;
  readonly protocol: string;
}

type Direction = 'Ingress' | 'Egress';
const SIDES = {
  Ingress: { rules: 'ingress', peers: 'from' },
  Egress: { rules: 'egress', peers: 'to' },
} as const;

/**
 * Whether the network policies of both ends allow a connection: a Pod that is selected by a policy for a direction accepts only what at
 * least one rule allows.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function mayConnect(from: Peer, to: Peer, port: PolicyPort, world: World): boolean {
  return (
    allowsConnection(from, 'Egress', to, to, port, world) &&
    allowsConnection(to, 'Ingress', from, to, port, world)
  );
}

/** The policies that isolate a Pod in a direction. */
function policiesFor(pod: JsonObject, direction: Direction, world: World): JsonObject[] {
  if (objectAt(pod, 'spec').hostNetwork === true) return [];
  return world
    .list('networkpolicies.networking.k8s.io', textAt(pod, 'metadata', 'namespace'))
    .filter(
      (policy) =>
        selectsLabels(objectAt(policy, 'spec', 'podSelector'), objectAt(pod, 'metadata', 'labels')) &&
        directionsOf(policy).includes(direction),
    );
}

function directionsOf(policy: JsonObject): readonly string[] {
  const named = listAt(policy, 'spec', 'policyTypes').map(String);
  if (named.length > 0) return named;
  return listAt(policy, 'spec', 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function allowsConnection(
  own: Peer,
  direction: Direction,
  other: Peer,
  target: Peer,
  port: PolicyPort,
  world: World,
): boolean {
  const { pod } = own;
  if (pod === undefined) return true;
  const policies = policiesFor(pod, direction, world);
  if (policies.length === 0) return true;
  const { rules, peers } = SIDES[direction];
  return policies.some((policy) =>
    objectsAt(policy, 'spec', rules).some((rule) => {
      const allowed = objectsAt(rule, peers);
      const ports = objectsAt(rule, 'ports');
      return (
        (allowed.length === 0 || allowed.some((peer) => isPeer(peer, policy, other, world))) &&
        (ports.length === 0 || ports.some((p) => isPort(p, port, target)))
      );
    }),
  );
}

function isPeer(peer: JsonObject, policy: JsonObject, { pod, address }: Peer, world: World): boolean {
  if (isObject(peer.ipBlock)) {
    const except = listAt(peer.ipBlock, 'except').map(String);
    return inBlock(address, textAt(peer.ipBlock, 'cidr')) && !except.some((block) => inBlock(address, block));
  }
  if (pod === undefined) return false;
  const namespace = textAt(pod, 'metadata', 'namespace');
  const inNamespace = isObject(peer.namespaceSelector)
    ? selectsLabels(
        peer.namespaceSelector,
        objectAt(world.get('namespaces', '', namespace), 'metadata', 'labels'),
      )
    : namespace === textAt(policy, 'metadata', 'namespace');
  return (
    inNamespace &&
    (!isObject(peer.podSelector) || selectsLabels(peer.podSelector, objectAt(pod, 'metadata', 'labels')))
  );
}

function isPort(allowed: JsonObject, { port, protocol }: PolicyPort, { pod }: Peer): boolean {
  if ((textAt(allowed, 'protocol') || 'TCP') !== protocol) return false;
  if (allowed.port === undefined) return true;
  if (typeof allowed.port === 'number')
    return port >= allowed.port && port <= (numberAt(allowed, 'endPort') ?? allowed.port);
  return objectsAt(pod, 'spec', 'containers')
    .flatMap((container) => objectsAt(container, 'ports'))
    .some((p) => p.name === allowed.port && p.containerPort === port);
}
