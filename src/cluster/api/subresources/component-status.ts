import type { JsonObject } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { notFound } from '../status-error.ts';

/** The components in the order in which the server lists them. */
const COMPONENTS = ['controller-manager', 'scheduler', 'etcd-0'];

/** `…/componentstatuses`: the health of the control plane's components. Nothing of it is stored. */
export function componentStatus({ route }: ApiCall, verb: string): ApiReply {
  const { name, resource } = route;
  if (verb === 'get') {
    if (!COMPONENTS.includes(name)) throw notFound(resource, name);
    return { status: 200, body: { kind: 'ComponentStatus', apiVersion: 'v1', ...healthy(name) } };
  }
  const items = COMPONENTS.map(healthy);
  return { status: 200, body: { kind: 'ComponentStatusList', apiVersion: 'v1', metadata: {}, items } };
}

function healthy(name: string): JsonObject {
  return {
    metadata: { name, creationTimestamp: null },
    conditions: [{ type: 'Healthy', status: 'True', message: 'ok' }],
  };
}
