import type { JsonObject } from '../../../kubernetes/json.ts';
import { textAt } from '../../../kubernetes/json.ts';
import type { KindRules } from '../../../kubernetes/validation/kind-rules.ts';
import { rulesOf } from '../../../kubernetes/validation/registry.ts';
import { customRules } from '../../custom/custom-rules.ts';
import type { WriteScope } from './write-scope.ts';

/** The validation rules for the objects of a path, in the version in which they are stored; `undefined` if they are not modelled. */
export function kindRules({ context, route }: WriteScope, object: JsonObject): KindRules | undefined {
  const { resource } = route;
  if (!resource.custom) return rulesOf(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  const { version } = resource;
  return customRules(resource, version, context.resources.customVersion(resource, version)?.schema);
}
