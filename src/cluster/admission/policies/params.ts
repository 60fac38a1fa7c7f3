import { splitApiVersion } from '../../../kubernetes/api-version.ts';
import { isObject, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import { builtInResources } from '../../registry/built-in.ts';
import type { World } from '../../world.ts';
import type { AdmissionRequest } from '../plugin.ts';

/**
 * The values of `params` for a policy, one for each evaluation (a single `undefined` if the policy uses no parameters), or the reason of a
 * failure.
 */
export type Params = { readonly found: readonly (JsonObject | undefined)[] } | { readonly problem: string };

/** The parameters that a binding refers to. @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#parameter-resources */
export function paramsOf(
  policy: JsonObject,
  binding: JsonObject,
  request: AdmissionRequest,
  world: World,
): Params {
  const { paramKind } = objectAt(policy, 'spec');
  const { paramRef } = objectAt(binding, 'spec');
  if (!isObject(paramKind) || !isObject(paramRef)) return { found: [undefined] };
  const resource = resourceOf(textAt(paramKind, 'apiVersion'), textAt(paramKind, 'kind'), world);
  if (resource === undefined)
    return {
      problem: `failed to configure policy: failed to find resource referenced by paramKind: '${textAt(paramKind, 'apiVersion')}, Kind=${textAt(paramKind, 'kind')}'`,
    };
  const namespace = resource.namespaced ? textAt(paramRef, 'namespace') || request.namespace : '';
  const name = textAt(paramRef, 'name');
  const found =
    name === ''
      ? world
          .list(resource.id, namespace)
          .filter((object) => selectsLabels(paramRef.selector, labelsOf(object)))
      : [world.get(resource.id, namespace, name)].filter((object) => object !== undefined);
  if (found.length > 0) return { found };
  return textAt(paramRef, 'parameterNotFoundAction') === 'Allow'
    ? { found: [] }
    : {
        problem:
          'failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction',
      };
}

function resourceOf(
  apiVersion: string,
  kind: string,
  world: World,
): { id: string; namespaced: boolean } | undefined {
  const { group } = splitApiVersion(apiVersion);
  const own = builtInResources().find((one) => one.group === group && one.kind === kind);
  if (own !== undefined) return own;
  const definition = world
    .list('customresourcedefinitions.apiextensions.k8s.io')
    .find((one) => textAt(one, 'spec', 'group') === group && textAt(one, 'spec', 'names', 'kind') === kind);
  if (definition === undefined) return undefined;
  return {
    id: textAt(definition, 'metadata', 'name'),
    namespaced: textAt(definition, 'spec', 'scope') === 'Namespaced',
  };
}
