import type { JsonObject } from '../../../kubernetes/json.ts';
import type { ApiCall } from '../api-call.ts';
import type { ApiReply } from '../request.ts';
import { notFound } from '../status-error.ts';

/** In the order in which the server asks them. */
const COMPONENTS = ['controller-manager', 'scheduler', 'etcd-0'];

/** `…/componentstatuses`: how the parts of the control plane are. Nothing of it is stored. */
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
