import { applyDefaults, prepareNew } from '../defaults/apply-defaults.ts';
import { STAND_INS } from '../defaults/prepare/allocation.ts';
import { prepareUpdate } from '../defaults/prepare/update.ts';
import { type JsonObject, objectAt } from '../json.ts';
import { typeOfKind } from '../schema/schemas.ts';
import type { KubernetesVersion } from '../schema/versions.ts';
import type { Admission } from './admit.ts';
import type { Cause } from './cause.ts';
import { decodeProblems } from './decode.ts';
import { FieldPath } from './field-path.ts';
import { type ApiObject, object, text } from './object-values.ts';
import { rulesOf } from './registry.ts';
import { validateAllocation, validateUpdate } from './validate.ts';

/**
 * The API server's response when an object replaces one that was created before (`kubectl replace`); `undefined` for a kind whose fields or
 * validation are not modelled. Both objects have the same kind and name. Never throws, whatever the objects.
 */
export function admitUpdate(
  before: ApiObject,
  after: ApiObject,
  version: KubernetesVersion,
): Admission | undefined {
  const [apiVersion, kind] = [text(after, 'apiVersion'), text(after, 'kind')];
  const type = typeOfKind(apiVersion, kind);
  const rules = rulesOf(apiVersion, kind);
  if (type === undefined || rules === undefined) return undefined;
  const problems = decodeProblems(after, type, version);
  if (problems.length > 0) return { verdict: 'unreadable', problems };
  const stored = prepareNew(applyDefaults(before as JsonObject));
  stored.metadata = { ...objectAt(stored, 'metadata'), uid: STAND_INS.uid };
  const next = prepareUpdate(applyDefaults(after as JsonObject), stored);
  const refused = validateAllocation(next, rules);
  const causes = [
    ...checkWritten(object(after, 'metadata'), object(before, 'metadata')),
    ...(refused.length > 0 ? refused : validateUpdate(next, stored, rules)),
  ];
  return causes.length > 0 ? { verdict: 'invalid', causes } : { verdict: 'accepted' };
}

/** Checks the fields that only the server writes: if they are sent, they must equal those of the stored object. */
function checkWritten(after: ApiObject | undefined, before: ApiObject | undefined): readonly Cause[] {
  const found: Cause[] = [];
  const at = FieldPath.root(found).child('metadata');
  const uid = text(after, 'uid');
  if (uid !== '' && uid !== text(before, 'uid')) at.child('uid').invalid(uid, 'field is immutable');
  const version = text(after, 'resourceVersion');
  if (version !== '' && version !== text(before, 'resourceVersion'))
    at.child('resourceVersion').invalid(
      version,
      'the object has been modified; please apply your changes to the latest version and try again',
    );
  return found;
}
