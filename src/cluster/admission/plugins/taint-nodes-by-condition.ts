import { listAt, objectAt, objectsAt } from '../../../kubernetes/json.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout } from '../refuse.ts';

const NOT_READY = 'node.kubernetes.io/not-ready';

/**
 * Keeps Pods off a new node until its conditions are known.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition
 */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  admit(request) {
    const { object: node } = request;
    if (node === undefined || !isAbout(request, 'nodes', 'CREATE')) return;
    const spec = objectAt(node, 'spec');
    node.spec = spec;
    const known = objectsAt(spec, 'taints').some(
      ({ key, effect }) => key === NOT_READY && effect === 'NoSchedule',
    );
    if (!known) spec.taints = [...listAt(spec, 'taints'), { key: NOT_READY, effect: 'NoSchedule' }];
  },
};
