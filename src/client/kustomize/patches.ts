import { selectsLabels } from '../../cluster/label-selector.ts';
import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { isCustomType, typeOfKind } from '../../kubernetes/schema/schemas.ts';
import { labelSelectorOf } from '../generate/label-selector.ts';
import { failure } from '../kubectl-failure.ts';
import { applyPatch } from '../patch/apply-patch.ts';
import { type BuiltObject, kindIn, nameIn, namespaceIn } from './built-object.ts';

/** Applies a patch of a kustomization. @throws KubectlFailure if no object matches it */
export function patchObjects(
  all: readonly BuiltObject[],
  patch: Json,
  target: JsonObject | undefined,
): readonly BuiltObject[] {
  if (Array.isArray(patch)) {
    if (target === undefined) throw failure('must specify a target for JSON patch');
    return change(
      all,
      (one) => isTarget(one, target),
      (object) => applyPatch(object, patch, 'json'),
    );
  }
  const body = objectAt(patch);
  const wanted = (one: BuiltObject): boolean =>
    target === undefined ? isNamed(one, body) : isTarget(one, target);
  if (target === undefined && !all.some(wanted))
    throw failure(
      `no resource matches strategic merge patch "${kindIn(body)}.${textAt(body, 'apiVersion')}/${nameIn(body)}.${namespaceIn(body) || '[noNs]'}": no matches for Id ${kindIn(body)}.${textAt(body, 'apiVersion')}/${nameIn(body)}.${namespaceIn(body) || '[noNs]'}; failed to find unique target for patch ${kindIn(body)}.${textAt(body, 'apiVersion')}/${nameIn(body)}.${namespaceIn(body) || '[noNs]'}`,
    );
  if (body.$patch === 'delete') return all.filter((one) => !wanted(one));
  return change(all, wanted, (object) => mergeInto(object, body));
}

function change(
  all: readonly BuiltObject[],
  wanted: (one: BuiltObject) => boolean,
  by: (object: JsonObject) => JsonObject,
): readonly BuiltObject[] {
  return all.map((one) => (wanted(one) ? { ...one, object: by(one.object) } : one));
}

/** Merges a patch into an object, whose identity stays, whatever the patch contains. */
function mergeInto(object: JsonObject, patch: JsonObject): JsonObject {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = patch;
  const { name: _name, namespace: _namespace, ...others } = objectAt(metadata ?? {});
  const body = { ...rest, ...(Object.keys(others).length > 0 && { metadata: others }) };
  const type = typeOfKind(textAt(object, 'apiVersion'), kindIn(object));
  return applyPatch(object, body, type === undefined || isCustomType(type) ? 'merge' : 'strategic');
}

function isNamed({ object, original }: BuiltObject, patch: JsonObject): boolean {
  const name = nameIn(patch);
  return (
    kindIn(object) === kindIn(patch) &&
    textAt(object, 'apiVersion') === textAt(patch, 'apiVersion') &&
    (name === nameIn(object) || name === original.name) &&
    [namespaceIn(object), original.namespace, ''].includes(namespaceIn(patch))
  );
}

function isTarget({ object, original }: BuiltObject, target: JsonObject): boolean {
  const apiVersion = textAt(object, 'apiVersion');
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const fits = (field: string, ...values: readonly string[]): boolean => {
    const pattern = textAt(target, field);
    return pattern === '' || values.some((value) => new RegExp(`^(?:${pattern})$`).test(value));
  };
  return (
    fits('kind', kindIn(object)) &&
    fits('name', nameIn(object), original.name) &&
    fits('namespace', namespaceIn(object), original.namespace) &&
    fits('group', group) &&
    fits('version', version) &&
    selected(objectAt(object, 'metadata', 'labels'), textAt(target, 'labelSelector')) &&
    selected(objectAt(object, 'metadata', 'annotations'), textAt(target, 'annotationSelector'))
  );
}

function selected(pairs: JsonObject, selector: string): boolean {
  return selector === '' || selectsLabels(labelSelectorOf(selector), pairs);
}

/** Whether a value can be a patch. */
export function isPatch(value: unknown): value is JsonObject | Json[] {
  return Array.isArray(value) || isObject(value as Json);
}
