import { objectAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import type { Controller } from '../controller.ts';
import { splitKey } from '../object-key.ts';

const NAME = 'kube-root-ca.crt';
const DESCRIPTION = 'kubernetes.io/description';
const DESCRIBED =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';

/**
 * Gives each namespace the CA certificate with which its Pods verify the API server.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
 */
export const rootCa: Controller = {
  name: 'root-ca-cert-publisher',
  watches: [
    { resource: 'namespaces', keys: (object) => [`/${textAt(object, 'metadata', 'name')}`] },
    {
      resource: 'configmaps',
      keys: (object) =>
        textAt(object, 'metadata', 'name') === NAME ? [`/${textAt(object, 'metadata', 'namespace')}`] : [],
    },
  ],
  reconcile: (key, world) => {
    const [, namespace] = splitKey(key);
    const found = world.get('namespaces', '', namespace);
    if (found === undefined || objectAt(found, 'status').phase === 'Terminating') return { writes: [] };
    const authority = world.get('configmaps', 'kube-system', 'extension-apiserver-authentication');
    const data = { 'ca.crt': textAt(authority, 'data', 'client-ca-file') };
    const stored = world.get('configmaps', namespace, NAME);
    const metadata = { name: NAME, namespace, annotations: { [DESCRIPTION]: DESCRIBED } };
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
    if (stored === undefined) return { writes: [{ do: 'create', resource: 'configmaps', object }] };
    if (sameValue(stored.data, data)) return { writes: [] };
    return { writes: [{ do: 'update', resource: 'configmaps', object: { ...stored, data } }] };
  },
};
