import { listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout } from '../refuse.ts';

const SECONDS = 300;
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/**
 * Lets Pods stay for five minutes on a node that is not ready or unreachable.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds
 */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  admit(request) {
    const { object: pod } = request;
    if (pod === undefined || !isAbout(request, 'pods', 'CREATE', 'UPDATE')) return;
    const spec = objectAt(pod, 'spec');
    const missing = TAINTS.filter(
      (taint) =>
        !objectsAt(spec, 'tolerations').some(
          (toleration) =>
            ['', taint].includes(textAt(toleration, 'key')) &&
            ['', 'NoExecute'].includes(textAt(toleration, 'effect')),
        ),
    );
    if (missing.length === 0) return;
    const added = missing.map((key) => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: SECONDS,
    }));
    spec.tolerations = [...listAt(spec, 'tolerations'), ...added];
  },
};
