import { isObject, type JsonObject, objectAt } from '../../kubernetes/json.ts';
import type { KindRules } from '../../kubernetes/validation/kind-rules.ts';
import { dnsSubdomain } from '../../kubernetes/validation/names.ts';
import type { ApiResource } from '../registry/resource.ts';
import { joinApiVersion } from '../registry/resources.ts';
import { checkValue } from './check-value.ts';

/** What the API server asks of a custom resource: the form of its metadata, and its schema. */
export function customRules(
  resource: ApiResource,
  version: string,
  schema: JsonObject | undefined,
): KindRules {
  return {
    apiVersion: joinApiVersion(resource.group, version),
    kind: resource.kind,
    namespaced: resource.namespaced,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate: (object, at) => {
      if (schema === undefined) return;
      const { metadata: _metadata, ...properties } = objectAt(schema, 'properties');
      const { metadata: _own, ...rest } = object as JsonObject;
      if (isObject(rest)) checkValue(rest, { ...schema, properties }, at);
    },
  };
}
