import { checkName, checkOneOf, checkPortNumber } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { portName } from '../../names.ts';
import { type ApiObject, number, objects, text } from '../../object-values.ts';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** Checks the ports of a container. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports */
export function checkContainerPorts(container: ApiObject, at: FieldPath): void {
  const names = new Set<string>();
  objects(container, 'ports').forEach((port, position) => {
    const here = at.item(position);
    checkPortName(text(port, 'name'), names, here.child('name'));
    const containerPort = number(port, 'containerPort') ?? 0;
    if (containerPort === 0) here.child('containerPort').required();
    else checkPortNumber(containerPort, here.child('containerPort'));
    const hostPort = number(port, 'hostPort') ?? 0;
    if (hostPort !== 0) checkPortNumber(hostPort, here.child('hostPort'));
    const protocol = text(port, 'protocol');
    if (protocol === '') here.child('protocol').required();
    else checkOneOf(protocol, PROTOCOLS, here.child('protocol'));
  });
}

function checkPortName(name: string, names: Set<string>, at: FieldPath): void {
  if (name === '') return;
  const before = at.count;
  checkName(name, portName, at);
  if (at.count > before) return;
  if (names.has(name)) at.duplicate(name);
  names.add(name);
}

/** Checks that no two of these containers use the same port of the node. */
export function checkHostPorts(containers: readonly ApiObject[], at: FieldPath): void {
  const taken = new Set<string>();
  containers.forEach((container, which) => {
    objects(container, 'ports').forEach((port, position) => {
      const hostPort = number(port, 'hostPort') ?? 0;
      if (hostPort === 0) return;
      const place = `${text(port, 'protocol')}/${text(port, 'hostIP')}/${hostPort}`;
      if (taken.has(place)) at.item(which).child('ports').item(position).child('hostPort').duplicate(place);
      taken.add(place);
    });
  });
}

/**
 * Checks the ports of a Pod on the node's network, where a container port must equal its host port. A template may omit host ports, which are
 * filled in later.
 */
export function checkHostNetworkPorts(spec: ApiObject, isPod: boolean, at: FieldPath): void {
  if (spec['hostNetwork'] !== true) return;
  objects(spec, 'containers').forEach((container, which) => {
    objects(container, 'ports').forEach((port, position) => {
      const hostPort = number(port, 'hostPort') ?? 0;
      if (hostPort === number(port, 'containerPort') || (hostPort === 0 && !isPod)) return;
      at.child('containers')
        .item(which)
        .child('ports')
        .item(position)
        .child('hostPort')
        .invalid(hostPort, 'must match `containerPort` when `hostNetwork` is true');
    });
  });
}
