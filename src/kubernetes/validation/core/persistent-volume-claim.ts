import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, object, text } from '../object-values.ts';
import { quantityOf } from '../quantities.ts';
import { sameValue } from '../same-value.ts';
import { checkClaimSpec } from './claim-spec.ts';

const WORDS =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/ */
export const persistentVolumeClaim: KindRules = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  namespaced: true,
  name: dnsSubdomain,
  validate: (created, at) => checkClaimSpec(object(created, 'spec') ?? {}, at.child('spec')),
  validateUpdate: checkUpdate,
};

/** Checks a change of a claim, which is otherwise immutable: only a bound claim may request a larger size and other attributes. */
function checkUpdate(after: ApiObject, before: ApiObject, root: FieldPath): void {
  const [now, then] = [object(after, 'spec') ?? {}, object(before, 'spec') ?? {}];
  const at = root.child('spec');
  checkClaimSpec(now, at);
  const bound = text(object(before, 'status'), 'phase') === 'Bound';
  const kept: Record<string, unknown> = { ...now };
  if (text(then, 'volumeName') === '') kept['volumeName'] = then['volumeName'];
  if (bound) {
    kept['volumeAttributesClassName'] = then['volumeAttributesClassName'];
    kept['resources'] = { ...object(now, 'resources'), requests: requestsWithSizeOf(now, then) };
  }
  if (!sameValue(kept, then)) at.forbidden(WORDS);
  const [size, old] = [sizeOf(now), sizeOf(then)];
  if (bound && size < old)
    at.child('resources', 'requests', 'storage').forbidden('field can not be less than status.capacity');
}

function requestsWithSizeOf(now: ApiObject, then: ApiObject): ApiObject {
  const storage = object(object(then, 'resources'), 'requests')?.['storage'];
  return { ...object(object(now, 'resources'), 'requests'), storage };
}

function sizeOf(spec: ApiObject): bigint {
  return quantityOf(object(object(spec, 'resources'), 'requests')?.['storage']) ?? 0n;
}
