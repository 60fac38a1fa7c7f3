import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, has, number, object, objects, text } from '../../object-values.ts';
import { sameValue } from '../../same-value.ts';

const MOST_SECONDS = 2_147_483_647;
const ONLY_THESE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** Checks which fields of an existing Pod may be changed. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement */
export function checkPodUpdate(after: ApiObject, before: ApiObject, at: FieldPath): void {
  for (const list of ['containers', 'initContainers']) {
    if (objects(after, list).length !== objects(before, list).length) {
      at.child(list).forbidden('pod updates may not add or remove containers');
      return;
    }
    objects(after, list).forEach((container, position) => {
      if (text(container, 'image') === '') at.child(list).item(position).child('image').required();
    });
  }
  checkDeadline(
    number(after, 'activeDeadlineSeconds'),
    number(before, 'activeDeadlineSeconds'),
    at.child('activeDeadlineSeconds'),
  );
  checkTolerations(after, before, at.child('tolerations'));
  if (!sameValue(unchangeable(after, before), unchangeable(before, before))) at.forbidden(ONLY_THESE);
}

function checkDeadline(now: number | undefined, was: number | undefined, at: FieldPath): void {
  if (now === undefined) {
    if (was !== undefined) at.invalid(now, 'must not update from a positive integer to nil value');
    return;
  }
  if (now < 0 || now > MOST_SECONDS) at.invalid(now, `must be between 0 and ${MOST_SECONDS}, inclusive`);
  else if (was !== undefined && was < now) at.invalid(now, 'must be less than or equal to previous value');
}

function checkTolerations(after: ApiObject, before: ApiObject, at: FieldPath): void {
  const identity = (toleration: ApiObject): ApiObject => ({ ...toleration, tolerationSeconds: undefined });
  const now = objects(after, 'tolerations').map(identity);
  const kept = objects(before, 'tolerations').every((was) =>
    now.some((one) => sameValue(one, identity(was))),
  );
  if (!kept) at.forbidden('existing toleration can not be modified except its tolerationSeconds');
}

/** The spec without the fields that may change. */
function unchangeable(spec: ApiObject, before: ApiObject): ApiObject {
  const withoutImage = (container: ApiObject): ApiObject => ({ ...container, image: undefined });
  const grace = number(spec, 'terminationGracePeriodSeconds');
  const wasNegative = (number(before, 'terminationGracePeriodSeconds') ?? 0) < 0;
  return {
    ...spec,
    containers: objects(spec, 'containers').map(withoutImage),
    initContainers: objects(spec, 'initContainers').map(withoutImage),
    activeDeadlineSeconds: undefined,
    tolerations: undefined,
    terminationGracePeriodSeconds:
      wasNegative && grace === 1 ? before['terminationGracePeriodSeconds'] : grace,
    ...(has(before, 'schedulingGates') && gated(spec, before)),
  };
}

/** The fields that a Pod with scheduling gates may change: gates may be removed, and the node selector may become narrower. */
function gated(spec: ApiObject, before: ApiObject): ApiObject {
  const names = objects(before, 'schedulingGates').map((gate) => text(gate, 'name'));
  const fewer = objects(spec, 'schedulingGates').every((gate) => names.includes(text(gate, 'name')));
  const added = Object.entries(object(before, 'nodeSelector') ?? {}).every(
    ([key, value]) => object(spec, 'nodeSelector')?.[key] === value,
  );
  return {
    ...(fewer && { schedulingGates: undefined }),
    ...(added && { nodeSelector: undefined }),
  };
}
