import { qosClassOf } from '../../../kubernetes/defaults/prepare/pod.ts';
import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Cause } from '../../../kubernetes/validation/cause.ts';
import { checkPod } from '../../../kubernetes/validation/core/pod/pod.ts';
import { FieldPath } from '../../../kubernetes/validation/field-path.ts';
import { validateAllocation, validateUpdate } from '../../../kubernetes/validation/validate.ts';
import { sameJson } from '../../patch/same-json.ts';
import { kindRules } from './kind-rules.ts';
import { refusedAllocations } from './service-allocation.ts';
import type { WriteScope } from './write-scope.ts';

/** The problems with an update of a stored object or a part of it, in the server's order. */
export function checkUpdate(scope: WriteScope, after: JsonObject, before: JsonObject): readonly Cause[] {
  const { resource, subresource } = scope.route;
  const { world } = scope.context;
  const rules = kindRules(scope, after);
  if (rules === undefined) return [];
  if (resource.custom && subresource !== '') return validateUpdate(after, before, rules);
  if (subresource === '') {
    const refused = validateAllocation(after, rules);
    if (refused.length > 0) return refused;
    const found = validateUpdate(after, before, rules);
    return found.length === 0 && after.kind === 'Service' ? refusedAllocations(after, before, world) : found;
  }
  const check = subresource === 'resize' ? checkResize : checkEphemeral;
  if (subresource !== 'resize' && subresource !== 'ephemeralcontainers') return [];
  const found: Cause[] = [];
  const at = FieldPath.root(found);
  checkPod(after, at);
  check(after, before, at.child('spec'));
  return found;
}

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations */
function checkResize(after: JsonObject, before: JsonObject, at: FieldPath): void {
  const [now, then] = [qosClassOf(objectAt(after, 'spec')), qosClassOf(objectAt(before, 'spec'))];
  if (now !== then)
    at.invalid(
      textAt(before, 'status', 'qosClass') || then,
      'Pod QOS Class may not change as a result of resizing',
    );
  const running = objectsAt(before, 'status', 'containerStatuses').find(({ state }) =>
    isObject(objectAt(state).running),
  );
  if (running !== undefined && !isObject(running.resources))
    at.forbidden('Pod running on node without support for resize');
}

/** Ephemeral containers that were already added to a running Pod must not change. */
function checkEphemeral(after: JsonObject, before: JsonObject, at: FieldPath): void {
  const now = new Map(
    objectsAt(after, 'spec', 'ephemeralContainers').map((one) => [textAt(one, 'name'), one]),
  );
  const list = at.child('ephemeralContainers');
  for (const one of objectsAt(before, 'spec', 'ephemeralContainers')) {
    const name = textAt(one, 'name');
    const kept = now.get(name);
    if (kept === undefined) list.forbidden(`existing ephemeral containers "${name}" may not be removed\n`);
    else if (!sameJson(kept, one))
      list.forbidden(`existing ephemeral containers "${name}" may not be changed\n`);
  }
}
