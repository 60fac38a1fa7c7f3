import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { notFound, StatusError } from '../../api/status-error.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { refuse } from '../refuse.ts';

const IMMORTAL = ['default', 'kube-system', 'kube-public'];
const NAMESPACES = { plural: 'namespaces', group: '' };

/**
 * Protects the namespaces that the system needs, and refuses new objects in a namespace that does not exist or is being deleted.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  admit(request, world) {
    const { resource, operation, namespace, name } = request;
    if (resource.id === 'namespaces') {
      if (operation === 'DELETE' && IMMORTAL.includes(name))
        throw refuse(request, 'this namespace may not be deleted');
      return;
    }
    if (namespace === '' || operation === 'DELETE' || resource.group === 'authorization.k8s.io') return;
    const found = world.get('namespaces', '', namespace);
    if (found === undefined) throw notFound(NAMESPACES, namespace);
    if (operation === 'CREATE' && textAt(found, 'status', 'phase') === 'Terminating') {
      const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
      throw withCause(refuse(request, why), {
        reason: 'NamespaceTerminating',
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      });
    }
  },
};

function withCause({ status }: StatusError, cause: JsonObject): StatusError {
  return new StatusError({ ...status, details: { ...objectAt(status, 'details'), causes: [cause] } });
}
