import { objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Controller } from '../controller.ts';
import { splitKey } from '../object-key.ts';

const DEFAULT = 'default';

/**
 * Creates the service account `default` in each namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-controller
 */
export const serviceAccount: Controller = {
  name: 'service-account-controller',
  watches: [
    { resource: 'namespaces', keys: (object) => [`/${textAt(object, 'metadata', 'name')}`] },
    { resource: 'serviceaccounts', keys: (object) => [`/${textAt(object, 'metadata', 'namespace')}`] },
  ],
  reconcile: (key, world) => {
    const [, name] = splitKey(key);
    const found = world.get('namespaces', '', name);
    const isActive = found !== undefined && objectAt(found, 'status').phase !== 'Terminating';
    if (!isActive || world.get('serviceaccounts', name, DEFAULT) !== undefined) return { writes: [] };
    const metadata = { name: DEFAULT, namespace: name };
    return {
      writes: [
        {
          do: 'create',
          resource: 'serviceaccounts',
          object: { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
        },
      ],
    };
  },
};
