import { type JsonObject, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { conditionOf, isCondition } from '../cells/conditions.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const ROLE_PREFIX = 'node-role.kubernetes.io/';
const ROLE = 'kubernetes.io/role';

export const node: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    status(object),
    nodeRoles(object),
    age(object, now),
    textAt(object, 'status', 'nodeInfo', 'kubeletVersion'),
    address(object, 'InternalIP'),
    address(object, 'ExternalIP'),
    textOr('<unknown>', object, 'status', 'nodeInfo', 'osImage'),
    kernel(object),
    textOr('<unknown>', object, 'status', 'nodeInfo', 'containerRuntimeVersion'),
  ],
};

function status(node: JsonObject): string {
  const ready = isCondition(node, 'Ready') ? 'Ready' : 'NotReady';
  const shown = conditionOf(node, 'Ready') === undefined ? 'Unknown' : ready;
  return objectAt(node, 'spec').unschedulable === true ? `${shown},SchedulingDisabled` : shown;
}

/** The roles in a Node's labels, sorted; `<none>` if there are none. */
export function nodeRoles(node: JsonObject): string {
  const found = Object.entries(objectAt(node, 'metadata', 'labels')).map(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) return key.slice(ROLE_PREFIX.length);
    return key === ROLE ? String(value) : '';
  });
  const named = [...new Set(found.filter((role) => role !== ''))];
  return named.sort().join(',') || '<none>';
}

function address(node: JsonObject, type: string): string {
  const found = objectsAt(node, 'status', 'addresses').find((entry) => textAt(entry, 'type') === type);
  return textOr('<none>', found, 'address');
}

function kernel(node: JsonObject): string {
  const version = textAt(node, 'status', 'nodeInfo', 'kernelVersion');
  const architecture = textAt(node, 'status', 'nodeInfo', 'architecture');
  if (version === '') return '<unknown>';
  return architecture === '' ? version : `${version} (${architecture})`;
}
