import { lookUp } from '../../source/look-up.ts';
import type { ApiResource } from '../registry/resource.ts';
import type { ResourceRegistry } from '../registry/resources.ts';

/**
 * Deprecated resources. Each reply about one carries a warning.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-policy/#rest-resources-aka-api-objects
 */
const DEPRECATED: Readonly<Record<string, string>> = {
  componentstatuses: 'v1 ComponentStatus is deprecated in v1.19+',
  endpoints: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
};

/** The deprecation warnings for a resource in a version; none for most resources. */
export function deprecationOf(
  resource: ApiResource,
  version: string,
  resources: ResourceRegistry,
): readonly string[] {
  const warning = resource.custom
    ? resources.customVersion(resource, version)?.deprecation
    : lookUp(DEPRECATED, resource.id);
  return warning === undefined ? [] : [warning];
}
