import { numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Controller } from '../controller.ts';

const POLICIES = 'validatingadmissionpolicies.admissionregistration.k8s.io';

/**
 * Records in each policy with expressions that it has been processed. The types of its expressions are not checked against schemas, so
 * `typeChecking` never contains a warning.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking
 */
export const policyStatus: Controller = {
  name: 'validatingadmissionpolicy-status-controller',
  watches: [{ resource: POLICIES, keys: (policy) => [textAt(policy, 'metadata', 'name')] }],
  reconcile(name, world) {
    const policy = world.get(POLICIES, '', name);
    const generation = numberAt(policy, 'metadata', 'generation');
    if (policy === undefined || generation === undefined) return { writes: [] };
    if (numberAt(policy, 'status', 'observedGeneration') === generation) return { writes: [] };
    const status = { ...objectAt(policy, 'status'), observedGeneration: generation, typeChecking: {} };
    return {
      writes: [{ do: 'update', resource: POLICIES, subresource: 'status', object: { ...policy, status } }],
    };
  },
};
